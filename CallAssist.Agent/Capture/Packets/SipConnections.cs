using CallAssist.Engines.Packets;

namespace CallAssist.Agent.Capture.Packets;

/// <summary>SIP over TCP, put together as it comes (RFC 3261 §18.3). A segment that is missing costs the message it belonged to.</summary>
internal sealed class SipConnections
{
    private const int MostConnections = 256;
    private const int MostPending = 128 * 1024;

    private readonly Dictionary<Flow, Connection> _connections = [];

    public void Take(in Flow flow, uint sequence, ReadOnlySpan<byte> bytes, in Frame frame, IPacketSink sink)
    {
        if (!_connections.TryGetValue(flow, out var connection))
        {
            if (!SipStart.Is(bytes))
                return;
            if (_connections.Count >= MostConnections)
                _connections.Clear();
            _connections[flow] = connection = new Connection { Next = sequence };
        }

        var ahead = (int)(sequence - connection.Next);
        if (ahead > 0)
            connection.Forget();
        if (-ahead >= bytes.Length)
            return;
        connection.Pending.AddRange(ahead < 0 ? bytes[-ahead..] : bytes);
        connection.Frames.Add(frame.Keep());
        connection.Next = sequence + (uint)bytes.Length;
        while (TcpStreams.TakeMessage(connection.Pending) is { } whole)
        {
            if (SipMessage.TryRead(whole) is { } message)
                sink.Signal(message, flow, [.. connection.Frames]);
            // What is left of the last packet begins the next message.
            connection.Frames.RemoveRange(0, connection.Frames.Count - (connection.Pending.Count > 0 ? 1 : 0));
        }

        if (connection.Pending.Count == 0 || connection.Pending.Count > MostPending)
            connection.Forget();
    }

    private sealed class Connection
    {
        public List<byte> Pending { get; } = [];

        public List<KeptFrame> Frames { get; } = [];

        public uint Next { get; set; }

        public void Forget()
        {
            Pending.Clear();
            Frames.Clear();
        }
    }
}
