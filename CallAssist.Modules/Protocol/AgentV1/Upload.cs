namespace CallAssist.Protocol.AgentV1;

/// <summary>An agent has a capture of its own to send.</summary>
/// <param name="Facts">What it knows of it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Of the whole, 64 hexadecimal digits.</param>
public sealed record UploadStart(CaptureFacts Facts, long Bytes, string Sha256);

/// <summary>How far an upload has come.</summary>
/// <param name="CaptureId">As the agent names it.</param>
/// <param name="Received">Bytes that lie on the server's disk: the next chunk begins here.</param>
/// <param name="Receipt">The server's word that it has it all; until then the agent keeps the capture.</param>
public sealed record UploadState(Guid CaptureId, long Received, CaptureReceipt? Receipt);
