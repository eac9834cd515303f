namespace CallAssist.Protocol.AgentV1;

/// <summary>The server's word that a capture lies safely on its disk; from then on the agent may forget it.</summary>
/// <param name="Id">The recording; the same again for the same bytes from the same agent.</param>
/// <param name="State">Where the recording stands in the pipeline, <c>received</c> at first.</param>
public sealed record CaptureReceipt(Guid Id, string State);
