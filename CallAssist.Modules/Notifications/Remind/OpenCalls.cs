using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Notifications.Remind;

/// <summary>
/// The outside calls that a person finished and that nobody wrote about. A draft is not yet an intervention: it waits for him.
/// A call whose draft was put aside is done.
/// </summary>
internal sealed class OpenCalls(ICallFacts calls, IInterventions interventions, TimeProvider clock)
{
    /// <summary>As far back as the desk's own list reaches.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    /// <summary>Reads on behalf of the office: nothing of it is shown to anybody but the call's operator.</summary>
    private static readonly Person Office = new() { Role = Roles.Supervisor };

    public async Task<IReadOnlyList<OpenCall>> OfAsync(Person person, DateTimeOffset since, CancellationToken ct)
    {
        if (person.Extensions.Count == 0)
            return [];
        var now = clock.GetUtcNow();
        var own = (await calls.ListAsync(since > now - Memory ? since : now - Memory, now, person.Extensions, ct))
            .Where(c => c is { Handled: true, EndedAt: not null, Talkers.Count: > 0 } && person.Extensions.Contains(c.Talkers[^1])).ToList();
        var ids = own.Select(c => c.Id).ToList();
        var covered = await interventions.CoveredAsync(ids, ct);
        var written = await interventions.OfCallsAsync(Office, ids, ct);
        return
        [
            .. own.Where(c => !covered.Contains(c.Id) || (written.Contains(c.Id) && written[c.Id].All(i => i.State == InterventionState.Draft)))
                .Select(c => new OpenCall(c.Id, c.Number, c.StartedAt, c.EndedAt!.Value, written[c.Id].FirstOrDefault(i => i.OperatorId == person.Id)?.Id)),
        ];
    }
}
