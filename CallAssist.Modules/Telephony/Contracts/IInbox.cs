namespace CallAssist.Modules.Telephony.Contracts;

/// <summary>Every request of switchboard and phones as it came, and what it became.</summary>
public interface IInbox
{
    /// <summary>Requests that match, newest first.</summary>
    Task<InboxPage> SearchAsync(InboxCriteria criteria, CancellationToken ct = default);

    /// <summary>One request, or null.</summary>
    Task<InboxRequest?> FindAsync(Guid id, CancellationToken ct = default);

    /// <summary>
    /// Reads these requests again, in the order in which they came, as if they had not been read before: with the mapping as
    /// it is now. Calls of which nothing is left go away. Returns how many were understood.
    /// </summary>
    Task<int> RerunAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default);

    /// <summary>The same for all requests of a source since an instant.</summary>
    Task<int> RerunAsync(string source, DateTimeOffset since, CancellationToken ct = default);
}

/// <summary>Which requests to list; null means any.</summary>
public sealed record InboxCriteria
{
    /// <summary>Part of the request as it came: a number in the source's own spelling, an id, an event.</summary>
    public string? Text { get; init; }

    /// <summary>Name of the adapter.</summary>
    public string? Source { get; init; }

    /// <summary><c>accepted ignored rejected</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>What was told of this call.</summary>
    public Guid? CallId { get; init; }

    /// <summary>Rows to skip.</summary>
    public int Skip { get; init; }

    /// <summary>Rows to return.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>A page of the inbox, and how many requests match in all.</summary>
public sealed record InboxPage(IReadOnlyList<InboxRequest> Items, int Total);

/// <summary>A request as it came, secrets masked.</summary>
public sealed record InboxRequest
{
    /// <summary>Our id.</summary>
    public Guid Id { get; init; }

    /// <summary>Name of the adapter that reads it.</summary>
    public string Source { get; init; } = "";

    /// <summary>When it came.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>GET, POST, or AMI.</summary>
    public string Method { get; init; } = "";

    /// <summary>What stood behind the token in the address.</summary>
    public string Rest { get; init; } = "";

    /// <summary>Its media type.</summary>
    public string? ContentType { get; init; }

    /// <summary>With its question mark, or empty.</summary>
    public string Query { get; init; } = "";

    /// <summary>As it came.</summary>
    public string Body { get; init; } = "";

    /// <summary><c>accepted</c> became part of a call, <c>ignored</c> has nothing to do with calls, <c>rejected</c> was not understood.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Why it was not understood.</summary>
    public string? Reason { get; init; }

    /// <summary>The call it tells of.</summary>
    public Guid? CallId { get; init; }
}
