using System.Text.Json.Serialization;

namespace CallAssist.Protocol.AgentV1;

/// <summary>What an agent says over <see cref="AgentApi.Feed"/>: one JSON text message each, told apart by <c>type</c>. The server passes over types that it does not know.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(AgentHello), "hello")]
[JsonDerivedType(typeof(AgentHealth), "health")]
[JsonDerivedType(typeof(CaptureList), "captures")]
[JsonDerivedType(typeof(CaptureCancelled), "cancelled")]
public abstract record AgentMessage;

/// <summary>The first message of every connection.</summary>
/// <param name="Version">The program's version.</param>
/// <param name="Machine">The PC's name.</param>
/// <param name="Platform">Its system, for people.</param>
public sealed record AgentHello(string Version, string Machine, string Platform) : AgentMessage;

/// <summary>How the agent is; at least every <see cref="AgentApi.Heartbeat"/>.</summary>
/// <param name="Problems">What keeps it from recording or sending, worst first; empty when all is well.</param>
/// <param name="Waiting">Captures on the PC that have not travelled yet.</param>
public sealed record AgentHealth(IReadOnlyList<AgentProblem> Problems, int Waiting) : AgentMessage;

/// <summary>One problem.</summary>
/// <param name="Code">One of <see cref="AgentProblems"/>: it selects the sentence that people read.</param>
/// <param name="Detail">The technician's part, without personal data.</param>
public sealed record AgentProblem(string Code, string Detail);

/// <summary>All calls and captures that the agent has at this moment, oldest first; it replaces the former list.</summary>
/// <param name="Captures">The list.</param>
/// <param name="Refused">What was asked for at the phone within the last minute and refused; null: nothing.</param>
public sealed record CaptureList(IReadOnlyList<CaptureNote> Captures, IReadOnlyList<CaptureRefusal>? Refused = null) : AgentMessage;

/// <summary>Somebody asked for something at his phone that he may not have, or that there is no call for.</summary>
/// <param name="Extension">Whose phone.</param>
/// <param name="Action">What he asked for.</param>
/// <param name="At">When.</param>
public sealed record CaptureRefusal(string Extension, CaptureAction Action, DateTimeOffset At);

/// <summary>One call that can be recorded, is being recorded, or was.</summary>
/// <param name="Id">Made by the agent; stays the same until the capture is gone.</param>
/// <param name="Extension">Whose phone.</param>
/// <param name="CallId">The call as the server knows it, where both agree.</param>
/// <param name="Number">The other end as SIP says it; null when withheld.</param>
/// <param name="StartedAt">When the recording began; of a call that is not recorded, when it began to ring.</param>
/// <param name="State">What becomes of it.</param>
/// <param name="LeavesAt">End of the grace, where it waits.</param>
public sealed record CaptureNote(Guid Id, string Extension, Guid? CallId, string? Number, DateTimeOffset StartedAt, CaptureState State, DateTimeOffset? LeavesAt);

/// <summary>What becomes of a capture.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaptureState>))]
public enum CaptureState
{
    /// <summary>The call is on and not recorded; it may be.</summary>
    Idle,

    /// <summary>Being recorded.</summary>
    Recording,

    /// <summary>Being recorded, its voices let go of for now.</summary>
    Paused,

    /// <summary>Finished, waits for the end of the grace.</summary>
    Held,
}

/// <summary>A capture was destroyed on somebody's wish. Said again until <see cref="CancelNoted"/>.</summary>
public sealed record CaptureCancelled(Guid CaptureId, string Extension, Guid? CallId, DateTimeOffset StartedAt, DateTimeOffset CancelledAt) : AgentMessage;
