namespace CallAssist.Modules.Compliance.Contracts;

/// <summary>Who did what, when, from where, with what outcome. Rows are only ever added.</summary>
public interface IAuditLog
{
    /// <summary>Adds one row.</summary>
    Task RecordAsync(AuditEntry entry, CancellationToken ct = default);

    /// <summary>The latest rows, newest first; of one subject when it is given.</summary>
    Task<IReadOnlyList<AuditEntry>> ListAsync(string? subject = null, int take = 100, CancellationToken ct = default);
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

    /// <summary>When; set by the log.</summary>
    public DateTimeOffset At { get; init; }
}
