using System.Threading.Channels;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Modules.Agents.Feed;

/// <summary>One connected agent: what it serves, what it said last, and what is on the way to it. A slow one loses its connection, never somebody else's time.</summary>
internal sealed class AgentSession(Guid agentId, IReadOnlyList<string> extensions, CancellationToken request) : IDisposable
{
    private const int MostWaiting = 500;

    private readonly CancellationTokenSource _ended = CancellationTokenSource.CreateLinkedTokenSource(request);
    private readonly Channel<ServerMessage> _outgoing = Channel.CreateBounded<ServerMessage>(MostWaiting);

    public Guid AgentId { get; } = agentId;

    /// <summary>Empty: everyone's.</summary>
    public IReadOnlyList<string> Extensions { get; } = extensions;

    public IReadOnlyList<CaptureNote> Captures { get; set; } = [];

    public IReadOnlyList<CaptureRefusal> Refused { get; set; } = [];

    /// <summary>The last policy sent.</summary>
    public CapturePolicy? Policy { get; set; }

    public ChannelReader<ServerMessage> Outgoing => _outgoing.Reader;

    public CancellationToken Ended => _ended.Token;

    public bool Serves(string extension) => Extensions.Count == 0 || Extensions.Contains(extension);

    /// <summary>Puts the message on its way; false, and the connection's end, when the agent does not keep up.</summary>
    public bool Send(ServerMessage message)
    {
        if (_outgoing.Writer.TryWrite(message))
            return true;
        End();
        return false;
    }

    public void End()
    {
        try
        {
            _ended.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended already.
        }
    }

    public void Dispose() => _ended.Dispose();
}
