using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallAssist.Protocol.AgentV1;

/// <summary>How the records look on the wire: camelCase JSON, the same on both ends, without reflection so that the agent can be trimmed.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CaptureReceipt))]
[JsonSerializable(typeof(IReadOnlyList<CaptureStatus>))]
[JsonSerializable(typeof(AgentError))]
[JsonSerializable(typeof(ServerMessage))]
[JsonSerializable(typeof(AgentMessage))]
[JsonSerializable(typeof(EnrolmentRequest))]
[JsonSerializable(typeof(EnrolmentReceipt))]
[JsonSerializable(typeof(CaptureCancelled))]
[JsonSerializable(typeof(CapturePolicy))]
[JsonSerializable(typeof(CaptureFacts))]
[JsonSerializable(typeof(UploadStart))]
[JsonSerializable(typeof(UploadState))]
[JsonSerializable(typeof(IReadOnlyList<AgentProblem>))]
public sealed partial class AgentJson : JsonSerializerContext;
