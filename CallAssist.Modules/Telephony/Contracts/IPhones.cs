namespace CallAssist.Modules.Telephony.Contracts;

/// <summary>Desk phones whose screens are sent who is calling.</summary>
public interface IPhones
{
    /// <summary>All of them, by extension.</summary>
    Task<IReadOnlyList<DeskPhone>> ListAsync(CancellationToken ct = default);

    /// <summary>
    /// Adds or changes a phone; a null password keeps the former one. Returns what is wrong (codes of resources
    /// <c>Phone_{code}</c>), empty when done.
    /// </summary>
    Task<IReadOnlyList<string>> SaveAsync(DeskPhone phone, string? password, CancellationToken ct = default);

    /// <summary>Forgets it.</summary>
    Task RemoveAsync(Guid id, CancellationToken ct = default);

    /// <summary>Sends it what it would show now; with nobody at its other end a screen that says so. Notes the outcome like a call's.</summary>
    Task<PushOutcome> TryAsync(Guid id, CancellationToken ct = default);

    /// <summary>The address that the phone itself may ask who is calling (a key of a Cisco phone), or null.</summary>
    Task<string?> AskAddressAsync(Guid id, CancellationToken ct = default);
}

/// <summary>Makes of phones with an XML browser.</summary>
public enum PhoneMake
{
    /// <summary>Takes the screen itself (<c>/servlet?push=xml</c>).</summary>
    Yealink,

    /// <summary>Takes an address and fetches the screen there (<c>/minibrowser.htm?url=</c>, firmware 8.2.7 and newer).</summary>
    Snom,

    /// <summary>Takes an address and fetches the screen there (<c>/CGI/Execute</c>).</summary>
    Cisco,

    /// <summary>Shows the answer to its own event only: no push is documented.</summary>
    Grandstream,
}

/// <summary>A phone that is pushed to.</summary>
public sealed record DeskPhone
{
    /// <summary>Our id; empty for a new one.</summary>
    public Guid Id { get; init; }

    /// <summary>Not <see cref="PhoneMake.Grandstream"/>.</summary>
    public PhoneMake Make { get; init; }

    /// <summary>The extension that rings there.</summary>
    public string Extension { get; init; } = "";

    /// <summary><c>http://192.168.1.51</c>.</summary>
    public string Address { get; init; } = "";

    /// <summary>For the phone's own password (Digest or Basic); empty: none.</summary>
    public string UserName { get; init; } = "";

    /// <summary>A password is stored, sealed.</summary>
    public bool HasPassword { get; init; }

    /// <summary>This server's address as the phone reaches it; where the phone fetches its screen.</summary>
    public string ServerUrl { get; init; } = "";

    /// <summary>It shows no accents: ASCII only.</summary>
    public bool Plain { get; init; }

    /// <summary>False: nothing is sent.</summary>
    public bool On { get; init; } = true;

    /// <summary>When it last took a screen, to the minute.</summary>
    public DateTimeOffset? ShownAt { get; init; }

    /// <summary>Why it does not take screens, or null.</summary>
    public PushOutcome? Problem { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset? ProblemAt { get; init; }
}

/// <summary>What became of a screen on its way.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Detail">The phone's or the system's own words, or null.</param>
public sealed record PushOutcome(PushResult Result, string? Detail = null);

/// <summary>How a push ended.</summary>
public enum PushResult
{
    /// <summary>The phone took it.</summary>
    Shown,

    /// <summary>No such phone at this address.</summary>
    Unreachable,

    /// <summary>Connected, and silent until time was up.</summary>
    NoAnswer,

    /// <summary>It wants another name or password.</summary>
    Unauthorized,

    /// <summary>It answered with an error.</summary>
    Refused,

    /// <summary>The stored password cannot be opened: the master key is another one.</summary>
    Sealed,
}
