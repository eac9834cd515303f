using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Feed;

/// <summary>Who listens to the server, and has something to tell it.</summary>
internal interface IFeedPeer
{
    /// <summary>Takes note of a message; quick, and without an exception whatever it says.</summary>
    void Hear(ServerMessage message);

    /// <summary>All there is to say now; what was said in the same words before is not sent again, but for the heartbeat.</summary>
    IReadOnlyList<AgentMessage> Report();
}
