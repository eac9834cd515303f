using CallAssist.Protocol.AgentV1;

namespace CallAssist.Modules.Agents.Contracts;

/// <summary>The agents of the office, for those who look after them.</summary>
public interface IAgents
{
    /// <summary>All agents that were not revoked, by name.</summary>
    Task<IReadOnlyList<AgentRow>> ListAsync(CancellationToken ct = default);

    /// <summary>Makes a one-time code with which a PC becomes this agent; the code cannot be read again.</summary>
    /// <param name="name">For people.</param>
    /// <param name="extensions">Whose phones it captures; empty: everyone's (a mirrored switch port).</param>
    /// <param name="ct">Ends the work early.</param>
    Task<Invitation> InviteAsync(string name, IReadOnlyCollection<string> extensions, CancellationToken ct = default);

    /// <summary>The pin of the certificate at the office's address, for a PC that must know it before it trusts the system's word; null without HTTPS.</summary>
    Task<string?> PinAsync(Uri address, CancellationToken ct = default);

    /// <summary>Ends the agent's token and its connection at once.</summary>
    Task RevokeAsync(Guid id, CancellationToken ct = default);

    /// <summary>Captures that their operators destroyed within the grace, newest first: the fact is all that remains.</summary>
    Task<IReadOnlyList<DestroyedCapture>> DestroyedAsync(int take = 20, CancellationToken ct = default);

    /// <summary>Calls <paramref name="onChange"/>, on any thread, after an agent came, went or reported something new, until disposed.</summary>
    IDisposable Subscribe(Action onChange);
}

/// <summary>What remains of a capture that was destroyed.</summary>
/// <param name="Agent">The agent's name.</param>
/// <param name="Extension">Whose phone.</param>
/// <param name="StartedAt">When the recording began.</param>
/// <param name="DestroyedAt">When it was destroyed.</param>
public sealed record DestroyedCapture(string Agent, string Extension, DateTimeOffset StartedAt, DateTimeOffset DestroyedAt);

/// <summary>A one-time code and its end.</summary>
public sealed record Invitation(string Code, DateTimeOffset ExpiresAt);

/// <summary>One agent.</summary>
/// <param name="Id">The agent, and its token.</param>
/// <param name="Name">For people.</param>
/// <param name="Extensions">Whose phones; empty: everyone's.</param>
/// <param name="Machine">The PC's name; empty until it first came.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Platform">Its system.</param>
/// <param name="EnrolledAt">When it became an agent.</param>
/// <param name="LastSeenAt">When it last reported, to the minute; null: never.</param>
/// <param name="Online">It reported within the last minutes.</param>
/// <param name="Problems">What it reported last, worst first.</param>
/// <param name="Waiting">Captures that lie on the PC.</param>
public sealed record AgentRow(
    Guid Id, string Name, IReadOnlyList<string> Extensions, string Machine, string Version, string Platform,
    DateTimeOffset EnrolledAt, DateTimeOffset? LastSeenAt, bool Online, IReadOnlyList<AgentProblem> Problems, int Waiting);
