using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Telephony.Contracts;

/// <summary>The call log as people may see it: an operator the calls at his extensions and what the team missed, a supervisor everyone's.</summary>
public interface ICallSearch
{
    /// <summary>Calls that match, newest first.</summary>
    Task<CallPage> SearchAsync(Person viewer, CallCriteria criteria, CancellationToken ct = default);

    /// <summary>Whether this call is among those that he may see.</summary>
    Task<bool> MaySeeAsync(Person viewer, Guid callId, CancellationToken ct = default);
}

/// <summary>Which calls to list; null means any.</summary>
public sealed record CallCriteria
{
    /// <summary>Part of the number, or of the name of the customer it belongs to.</summary>
    public string? Text { get; init; }

    /// <summary>Only with these numbers (E.164).</summary>
    public IReadOnlyList<string>? Numbers { get; init; }

    /// <summary><c>inbound</c>, <c>outbound</c> or <c>internal</c>.</summary>
    public string? Direction { get; init; }

    /// <summary>How they went.</summary>
    public CallResult? Result { get; init; }

    /// <summary>One person's: at his extensions while they were his.</summary>
    public IReadOnlyList<Tenure>? At { get; init; }

    /// <summary>From this instant on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Rows to skip.</summary>
    public int Skip { get; init; }

    /// <summary>Rows to return.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>How a call went, as people ask for it.</summary>
public enum CallResult
{
    /// <summary>Rings or is talked on now.</summary>
    Live,

    /// <summary>Somebody talked.</summary>
    Answered,

    /// <summary>A customer reached nobody: missed, given up, or outside opening hours.</summary>
    Missed,

    /// <summary>Missed, and nobody has called back nor the customer got through since.</summary>
    ToCallBack,

    /// <summary>The other end was busy or did not pick up.</summary>
    Unreached,
}

/// <summary>A page of the log, and how many calls there are in all.</summary>
public sealed record CallPage(IReadOnlyList<CallRow> Items, int Total);
