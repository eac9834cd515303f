namespace CallAssist.Modules.Compliance.Contracts;

/// <summary>Who did what, when, from where, with what outcome. Rows are only ever added.</summary>
public interface IAuditLog
{
    /// <summary>Adds one row.</summary>
    Task RecordAsync(AuditEntry entry, CancellationToken ct = default);

    /// <summary>The latest rows, newest first; of one subject when it is given.</summary>
    Task<IReadOnlyList<AuditEntry>> ListAsync(string? subject = null, int take = 100, CancellationToken ct = default);

    /// <summary>Rows that match, newest first.</summary>
    Task<AuditPage> FindAsync(AuditFilter filter, CancellationToken ct = default);
}

/// <summary>One audited act.</summary>
public sealed record AuditEntry
{
    /// <summary>For example <c>sign-in</c>, <c>recording.listen</c>, <c>token.create</c>.</summary>
    public string Action { get; init; } = "";

    /// <summary><c>ok</c> or <c>denied</c>.</summary>
    public string Outcome { get; init; } = "ok";

    /// <summary>The person, or null for a program.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>What it was done to, for example <c>recording:…</c>; ids only, no personal data.</summary>
    public string? Subject { get; init; }

    /// <summary>Network address of the request, when there is one.</summary>
    public string? Address { get; init; }

    /// <summary>People whose data it was about; they may read the row.</summary>
    public IReadOnlyCollection<Guid> Concerns { get; init; } = [];

    /// <summary>When; set by the log.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>Which rows of the log to list; null means any.</summary>
public sealed record AuditFilter
{
    /// <summary>Only what this person did, or what was about him.</summary>
    public Guid? OfPerson { get; init; }

    /// <summary>Only what this person did.</summary>
    public Guid? ByPerson { get; init; }

    /// <summary>Only actions that begin so, for example <c>recording.</c>.</summary>
    public string? Action { get; init; }

    /// <summary><c>ok</c> or <c>denied</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>Only on this subject.</summary>
    public string? Subject { get; init; }

    /// <summary>From this instant on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Rows to skip.</summary>
    public int Skip { get; init; }

    /// <summary>Rows to return.</summary>
    public int Take { get; init; } = 100;
}

/// <summary>A page of the log, and how many rows there are in all.</summary>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Items, int Total);
