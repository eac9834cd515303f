namespace CallAssist.Protocol.AgentV1;

/// <summary>What an agent knows of a capture that it made itself; kept with the recording.</summary>
/// <param name="CaptureId">Made by the agent.</param>
/// <param name="Extension">Whose phone.</param>
/// <param name="CallId">The call as the server's feed named it, where both agreed.</param>
/// <param name="SipCallId">The call's Call-ID on the wire.</param>
/// <param name="StartedAt">When recording began.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Mode">The rule by which it was recorded.</param>
/// <param name="End">Why it ended: one of <see cref="CaptureEnds"/>.</param>
/// <param name="Pauses">Spans in which nothing was recorded, in order; their voices are in no file.</param>
public sealed record CaptureFacts(
    Guid CaptureId, string Extension, Guid? CallId, string? SipCallId, DateTimeOffset StartedAt, DateTimeOffset EndedAt,
    CaptureMode Mode, string End, IReadOnlyList<PausedSpan> Pauses);

/// <summary>A span in which nothing was recorded.</summary>
public sealed record PausedSpan(DateTimeOffset From, DateTimeOffset To);

/// <summary>Why a capture ended.</summary>
public static class CaptureEnds
{
    /// <summary>The call ended.</summary>
    public const string HangUp = "hang-up";

    /// <summary>Somebody asked for it.</summary>
    public const string Stopped = "stopped";

    /// <summary>The agent or the PC stopped.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>No room was left on the PC.</summary>
    public const string DiskFull = "disk-full";
}
