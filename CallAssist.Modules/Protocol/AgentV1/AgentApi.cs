namespace CallAssist.Protocol.AgentV1;

/// <summary>
/// The agent's HTTP interface, version 1. Every request carries <c>Authorization: Bearer</c> with an agent's token.
/// A change that an older agent would misread gets a new version and a new path; new optional members may be added here.
/// </summary>
public static class AgentApi
{
    /// <summary>
    /// Path below the server's address. <c>POST</c> takes one capture (pcap, pcapng, or a gzip of one) as its body and answers
    /// 201 with a <see cref="CaptureReceipt"/>, 200 where the same agent sent the same bytes before, otherwise a <see cref="AgentError"/>.
    /// <c>GET</c> lists what became of the agent's captures as <see cref="CaptureStatus"/>, newest first.
    /// </summary>
    public const string Recordings = "agent/v1/recordings";

    /// <summary>Query: the capture's file name, shown to people; 200 characters at most.</summary>
    public const string Name = "name";

    /// <summary>Query: SHA-256 of the body, 64 hexadecimal digits. Makes sending twice harmless, and damage on the way visible.</summary>
    public const string Sha256 = "sha256";

    /// <summary>Query: the extension whose phone was captured, where the agent knows it; 20 characters at most.</summary>
    public const string Extension = "extension";

    /// <summary>
    /// Path below the server's address. <c>POST</c> turns an <see cref="EnrolmentRequest"/> into an <see cref="EnrolmentReceipt"/>;
    /// it needs no token. 403 with an <see cref="AgentError"/> when the code is unknown, used or too old.
    /// </summary>
    public const string Enrolment = "agent/v1/enrolment";

    /// <summary>
    /// Path below the server's address: a WebSocket of JSON text messages, <see cref="ServerMessage"/> one way and
    /// <see cref="AgentMessage"/> the other. The agent begins with <see cref="AgentHello"/>, the server with <see cref="CapturePolicy"/>
    /// and the calls that are on.
    /// </summary>
    public const string Feed = "agent/v1/feed";

    /// <summary>
    /// Path below the server's address, for captures that may be cut off on the way. <c>POST</c> of an <see cref="UploadStart"/> begins an
    /// upload or finds it again; <c>PUT</c> of a chunk to <c>{captureId}?offset=…&amp;sha256=…</c> adds to it. Both answer 200 with the
    /// <see cref="UploadState"/> once what they took is on the disk, as often as they are asked; a chunk for another offset than the next
    /// one is passed over. 422 <c>damaged</c>: send the chunk, or where nothing is received the whole, again.
    /// </summary>
    public const string Uploads = "agent/v1/uploads";

    /// <summary>Query of a chunk: where it begins, in bytes.</summary>
    public const string Offset = "offset";

    /// <summary>The largest chunk, in bytes; a connection that breaks costs one at most.</summary>
    public const int MaxChunk = 1 << 20;

    /// <summary>The longest silence of an agent on the feed.</summary>
    public static TimeSpan Heartbeat { get; } = TimeSpan.FromSeconds(20);

    /// <summary>The largest message on the feed, in bytes.</summary>
    public const int MaxMessage = 256 * 1024;
}
