using CallAssist.Modules.Agents.Presence;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Protocol.AgentV1;
using Wire = CallAssist.Protocol.AgentV1;

namespace CallAssist.Modules.Agents.Feed;

/// <summary>What follows from each message of an agent.</summary>
internal sealed class AgentListener(AgentStore store, AgentHub hub, Policies policies, ICallLog calls, TimeProvider clock)
{
    /// <summary>A call that began longer ago is no longer on, whatever its row says.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromHours(4);

    /// <summary>The policy, and the calls that are on at the agent's extensions.</summary>
    public async Task GreetAsync(AgentSession session, CancellationToken ct)
    {
        await policies.RefreshAsync(session, ct);
        string[] extensions = [.. session.Policy!.Extensions.Select(e => e.Extension)];
        var recent = await calls.ListAsync(new CallFilter { Extensions = extensions, From = clock.GetUtcNow() - LongestCall, Take = 100 }, ct);
        foreach (var call in recent.Where(c => c.EndedAt is null && c.Status is "ringing" or "talking").Reverse())
        {
            string[] at = call.Extension is { } extension ? [extension] : [];
            session.Send(call.Direction == "outbound" ? new Wire.CallDialing(call.Id, call.StartedAt, call.Number, at) : new Wire.CallRinging(call.Id, call.StartedAt, call.Number, at));
            if (call.AnsweredAt is { } answered && call.Extension is not null)
                session.Send(new Wire.CallAnswered(call.Id, answered, call.Extension));
        }
    }

    public async Task HearAsync(AgentSession session, AgentMessage message, CancellationToken ct)
    {
        switch (message)
        {
            case AgentHello hello:
                await store.NoteAsync(session.AgentId, hello, ct);
                break;
            case AgentHealth health:
                await store.NoteAsync(session.AgentId, health, ct);
                await policies.RefreshAsync(session, ct);
                break;
            case CaptureList list:
                session.Captures = [.. list.Captures.Where(c => session.Serves(c.Extension))];
                session.Refused = [.. (list.Refused ?? []).Where(r => session.Serves(r.Extension)).Take(20)];
                break;
            case CaptureCancelled fact:
                await store.NoteAsync(session.AgentId, fact, ct);
                session.Send(new CancelNoted(fact.CaptureId));
                break;
        }

        hub.Tell();
    }
}
