using System.Collections.Immutable;
using CallAssist.Modules.Agents.Feed;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Modules.Agents.Presence;

/// <summary>The agents connected to this process, and who wants to know of changes. Listeners only take note, so none can hold up another.</summary>
internal sealed class AgentHub
{
    private ImmutableList<AgentSession> _sessions = [];
    private ImmutableList<Action> _listeners = [];
    private ImmutableList<CaptureRefusal> _refused = [];

    public IReadOnlyList<AgentSession> Sessions => _sessions;

    /// <summary>An agent has one connection: a former one, which may be dead, is ended.</summary>
    public void Enter(AgentSession session)
    {
        foreach (var former in _sessions.Where(s => s.AgentId == session.AgentId))
            former.End();
        ImmutableInterlocked.Update(ref _sessions, sessions => sessions.Add(session));
        Tell();
    }

    public void Leave(AgentSession session)
    {
        ImmutableInterlocked.Update(ref _sessions, sessions => sessions.Remove(session));
        Tell();
    }

    /// <summary>What was refused, here or by an agent; the latest fifty.</summary>
    public IEnumerable<CaptureRefusal> Refused => _refused.Concat(_sessions.SelectMany(s => s.Refused));

    public void Refuse(CaptureRefusal refusal)
    {
        ImmutableInterlocked.Update(ref _refused, refused => [.. refused.TakeLast(49), refusal]);
        Tell();
    }

    public IDisposable Subscribe(Action onChange)
    {
        ImmutableInterlocked.Update(ref _listeners, listeners => listeners.Add(onChange));
        return new Subscription(this, onChange);
    }

    public void Tell()
    {
        foreach (var listener in _listeners)
            listener();
    }

    private sealed class Subscription(AgentHub hub, Action onChange) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref hub._listeners, listeners => listeners.Remove(onChange));
    }
}
