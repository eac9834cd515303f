using System.Text.Json;
using System.Text.Json.Serialization;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture.Sealed;

/// <summary>What is known when a capture begins.</summary>
/// <param name="Id">The capture.</param>
/// <param name="Extension">Whose phone.</param>
/// <param name="SipCallId">The call's Call-ID.</param>
/// <param name="Number">The other end as SIP says it; null when withheld.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Mode">The rule by which it is recorded.</param>
internal sealed record CaptureHead(Guid Id, string Extension, string SipCallId, string? Number, DateTimeOffset StartedAt, CaptureMode Mode);

/// <summary>Something that happened to a capture while it grew.</summary>
/// <param name="Kind"><c>answered paused resumed call ended</c>.</param>
/// <param name="At">When.</param>
/// <param name="CallId">Of <c>call</c>: the call as the server knows it.</param>
/// <param name="Why">Of <c>ended</c>: one of the protocol's <see cref="CaptureEnds"/>.</param>
internal sealed record CaptureMark(string Kind, DateTimeOffset At, Guid? CallId = null, string? Why = null);

/// <summary>Their JSON, without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CaptureHead))]
[JsonSerializable(typeof(CaptureMark))]
internal sealed partial class SealedJson : JsonSerializerContext;
