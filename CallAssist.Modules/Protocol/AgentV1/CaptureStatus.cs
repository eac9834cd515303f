namespace CallAssist.Protocol.AgentV1;

/// <summary>What became of a capture.</summary>
/// <param name="Id">The recording, or the refusal.</param>
/// <param name="Name">The file name the agent gave.</param>
/// <param name="ReceivedAt">When the server had it, UTC.</param>
/// <param name="State">A state of the pipeline, or <c>refused</c>.</param>
/// <param name="Reason">Why it failed or was refused, as a code; null while all is well.</param>
public sealed record CaptureStatus(Guid Id, string Name, DateTimeOffset ReceivedAt, string State, string? Reason);
