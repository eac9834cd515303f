using System.Text.Json.Serialization;

namespace CallAssist.Protocol.AgentV1;

/// <summary>What the server says over <see cref="AgentApi.Feed"/>: one JSON text message each, told apart by <c>type</c>. An agent passes over types that it does not know.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(CapturePolicy), "policy")]
[JsonDerivedType(typeof(CallDialing), "call.dialing")]
[JsonDerivedType(typeof(CallRinging), "call.ringing")]
[JsonDerivedType(typeof(CallAnswered), "call.answered")]
[JsonDerivedType(typeof(CallEnded), "call.ended")]
[JsonDerivedType(typeof(CaptureCommand), "command")]
[JsonDerivedType(typeof(CancelNoted), "noted")]
public abstract record ServerMessage;

/// <summary>Whose calls are recorded, and how long a finished capture waits. Sent first on every connection and after each change; the latest one counts.</summary>
/// <param name="Extensions">The extensions that this agent serves; no other phone's call may be captured.</param>
/// <param name="GraceSeconds">How long a finished capture stays on the PC before it travels.</param>
/// <param name="Excluded">Extensions and numbers of people who are never recorded: a call with one of them at its other end is none either.</param>
public sealed record CapturePolicy(IReadOnlyList<ExtensionPolicy> Extensions, int GraceSeconds, IReadOnlyList<string>? Excluded = null) : ServerMessage;

/// <summary>When the calls of one extension are recorded.</summary>
/// <param name="Extension">The extension.</param>
/// <param name="Mode">The rule.</param>
/// <param name="RandomPercent">Share of calls in mode <see cref="CaptureMode.Random"/>, 1 to 100.</param>
public sealed record ExtensionPolicy(string Extension, CaptureMode Mode, int RandomPercent);

/// <summary>When calls are recorded.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaptureMode>))]
public enum CaptureMode
{
    /// <summary>No call, whoever asks.</summary>
    Never,

    /// <summary>Every call.</summary>
    Always,

    /// <summary>When somebody asks for it.</summary>
    OnDemand,

    /// <summary>A share of the calls, drawn as each begins; the others when somebody asks for it.</summary>
    Random,
}

/// <summary>A phone of the office dials.</summary>
public sealed record CallDialing(Guid CallId, DateTimeOffset At, string? Number, IReadOnlyList<string> Extensions) : ServerMessage;

/// <summary>A call rings at these extensions.</summary>
public sealed record CallRinging(Guid CallId, DateTimeOffset At, string? Number, IReadOnlyList<string> Extensions) : ServerMessage;

/// <summary>Somebody picked up.</summary>
public sealed record CallAnswered(Guid CallId, DateTimeOffset At, string Extension) : ServerMessage;

/// <summary>The call is over.</summary>
public sealed record CallEnded(Guid CallId, DateTimeOffset At) : ServerMessage;

/// <summary>An operator wants something of a capture or of a call that could be captured.</summary>
/// <param name="CaptureId">As the agent names it in <see cref="CaptureNote"/>.</param>
/// <param name="Action">What to do.</param>
public sealed record CaptureCommand(Guid CaptureId, CaptureAction Action) : ServerMessage;

/// <summary>What can be done to a capture.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaptureAction>))]
public enum CaptureAction
{
    /// <summary>Begin to record the call; after a stop this begins a new file.</summary>
    Start,

    /// <summary>End the file; the call goes on.</summary>
    Stop,

    /// <summary>Let go of the voices until <see cref="Resume"/>: they are in no file.</summary>
    Pause,

    /// <summary>Go on recording into the same file.</summary>
    Resume,

    /// <summary>Destroy it at once; only the fact remains.</summary>
    Cancel,

    /// <summary>Send it now instead of waiting for the end of the grace.</summary>
    Release,
}

/// <summary>The server keeps the fact that this capture was cancelled; the agent may forget it.</summary>
public sealed record CancelNoted(Guid CaptureId) : ServerMessage;
