using CallAssist.Agent.Health;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Feed;

/// <summary>An agent that captures nothing (<c>capture</c> is false): it only tells how it is.</summary>
internal sealed class Reporter(ProblemBoard problems) : IFeedPeer
{
    public void Hear(ServerMessage message)
    {
        // Nothing of the server's concerns an agent without a phone.
    }

    public IReadOnlyList<AgentMessage> Report() => [new AgentHealth(problems.Problems, 0)];
}
