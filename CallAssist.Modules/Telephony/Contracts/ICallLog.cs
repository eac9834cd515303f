namespace CallAssist.Modules.Telephony.Contracts;

/// <summary>Every call, as the assembler sees it.</summary>
public interface ICallLog
{
    /// <summary>One call, or null.</summary>
    Task<CallRow?> FindAsync(Guid callId, CancellationToken ct = default);

    /// <summary>Calls that match, newest first.</summary>
    Task<IReadOnlyList<CallRow>> ListAsync(CallFilter filter, CancellationToken ct = default);

    /// <summary>
    /// The call a capture belongs to: by SIP Call-ID where the switchboard told it, else by extension, number and overlap
    /// of time (within 30 s). Null when none or several fit.
    /// </summary>
    Task<CallRow?> MatchAsync(CallTrace trace, CancellationToken ct = default);
}

/// <summary>What a capture says of its call.</summary>
public sealed record CallTrace(string? SipCallId, string? From, string? To, DateTimeOffset? InvitedAt, DateTimeOffset? EndedAt);

/// <summary>Which calls to list.</summary>
public sealed record CallFilter
{
    /// <summary>Only calls in which one of these extensions rang or spoke; null for all.</summary>
    public IReadOnlyList<string>? Extensions { get; init; }

    /// <summary>Only calls with these numbers (E.164); null for all.</summary>
    public IReadOnlyList<string>? Numbers { get; init; }

    /// <summary>From this instant on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Rows to skip.</summary>
    public int Skip { get; init; }

    /// <summary>Rows to return.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>One call.</summary>
public sealed record CallRow
{
    /// <summary>Our id.</summary>
    public Guid Id { get; init; }

    /// <summary><c>inbound</c>, <c>outbound</c> or <c>internal</c>.</summary>
    public string Direction { get; init; } = "";

    /// <summary>The outside party in E.164, null when withheld or internal.</summary>
    public string? Number { get; init; }

    /// <summary><c>ringing talking answered missed abandoned busy closed no_answer</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>Extension that answered first, or that dialled.</summary>
    public string? Extension { get; init; }

    /// <summary>When it began, was answered, ended.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while nobody answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
