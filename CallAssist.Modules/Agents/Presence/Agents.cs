using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Agents.Enrol;
using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Agents.Presence;

internal sealed class Agents(AgentStore store, Enrolment enrolment, AgentHub hub, IAccessTokens tokens) : IAgents
{
    public Task<IReadOnlyList<AgentRow>> ListAsync(CancellationToken ct) => store.ListAsync(ct);

    public Task<Invitation> InviteAsync(string name, IReadOnlyCollection<string> extensions, CancellationToken ct) => enrolment.InviteAsync(name, extensions, ct);

    public Task<string?> PinAsync(Uri address, CancellationToken ct) => ServerPin.OfAsync(address, ct);

    public async Task RevokeAsync(Guid id, CancellationToken ct)
    {
        await tokens.RevokeAsync(id, ct);
        foreach (var session in hub.Sessions.Where(s => s.AgentId == id))
            session.End();
        hub.Tell();
    }

    public Task<IReadOnlyList<DestroyedCapture>> DestroyedAsync(int take, CancellationToken ct) => store.DestroyedAsync(take, ct);

    public IDisposable Subscribe(Action onChange) => hub.Subscribe(onChange);
}
