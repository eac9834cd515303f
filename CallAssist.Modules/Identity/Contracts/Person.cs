namespace CallAssist.Modules.Identity.Contracts;

/// <summary>Somebody who signs in.</summary>
public sealed record Person
{
    /// <summary>Our id.</summary>
    public Guid Id { get; init; }

    /// <summary>What is typed at sign-in; unique without regard to case.</summary>
    public string UserName { get; init; } = "";

    /// <summary>Given and family name.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>For reminders and digests; may be empty.</summary>
    public string Email { get; init; } = "";

    /// <summary>One of <see cref="Roles"/>.</summary>
    public string Role { get; init; } = Roles.Operator;

    /// <summary><c>fr</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "fr";

    /// <summary>When this person's calls are recorded.</summary>
    public RecordMode RecordMode { get; init; }

    /// <summary>Share of calls recorded in mode random, 1 to 100.</summary>
    public int RandomPercent { get; init; } = 20;

    /// <summary>Extensions of this person's phones.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>
    /// Which extension was whose and when, his present ones among them: a call belongs to whoever held its extension when it began.
    /// Follows from <see cref="Extensions"/> where nothing else was told.
    /// </summary>
    public IReadOnlyList<Tenure> Tenures { get => field ?? [.. Extensions.Select(e => new Tenure(e))]; init; }

    /// <summary>Whether this extension was his at that instant.</summary>
    public bool Held(string extension, DateTimeOffset at) => Tenures.Any(t => t.Extension == extension && t.Covers(at));

    /// <summary>Direct numbers in E.164.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    /// <summary>False: may not sign in.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Sees and hears everyone's calls.</summary>
    public bool SeesEveryone => Role == Roles.Supervisor;
}

/// <summary>An extension in one pair of hands, as long as it was.</summary>
/// <param name="Extension">The extension.</param>
/// <param name="From">Since when; null: from its first call on.</param>
/// <param name="Until">Until when, exclusively; null: still.</param>
public sealed record Tenure(string Extension, DateTimeOffset? From = null, DateTimeOffset? Until = null)
{
    /// <summary>Whether it was his at that instant.</summary>
    public bool Covers(DateTimeOffset at) => (From is null || at >= From) && (Until is null || at < Until);
}

/// <summary>When calls are recorded.</summary>
public enum RecordMode
{
    /// <summary>Every call.</summary>
    Always,

    /// <summary>When the operator asks for it.</summary>
    OnDemand,

    /// <summary>A share of the calls, drawn by chance.</summary>
    Random,

    /// <summary>No call.</summary>
    Never,
}

/// <summary>The roles.</summary>
public static class Roles
{
    /// <summary>Manages people, tokens and settings; hears only his own calls.</summary>
    public const string Administrator = "administrator";

    /// <summary>Sees and hears everyone's.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Sees his own calls and recordings.</summary>
    public const string Operator = "operator";

    /// <summary>An operator who also sees the Jobs page, and may change nothing there.</summary>
    public const string Observer = "observer";

    /// <summary>All of them, from the least to the most.</summary>
    public static IReadOnlyList<string> All { get; } = [Operator, Observer, Supervisor, Administrator];
}

/// <summary>Names of the authorization policies that pages and endpoints carry.</summary>
public static class Policies
{
    /// <summary>Administrators only.</summary>
    public const string Administration = "administration";

    /// <summary>Supervisors and administrators: health, catalogue, imports.</summary>
    public const string Management = "management";

    /// <summary>Those of <see cref="Management"/>, and observers, who only read: the Jobs page.</summary>
    public const string Oversight = "oversight";
}
