using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Interventions.Data;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Interventions.Open;

/// <summary>Calls without an intervention, out of the call log and what was written.</summary>
internal sealed class OpenCalls(ICallFacts calls, InterventionStore store, TimeProvider clock) : IOpenCalls
{
    private static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<OpenCall>> OfAsync(Person person, DateTimeOffset? since, bool team, CancellationToken ct)
    {
        if (!team && person.Tenures.Count == 0)
            return [];
        var now = clock.GetUtcNow();
        var facts = await calls.ListAsync(since > now - Memory ? since.Value : now - Memory, now, team ? null : [.. person.Tenures.Select(t => t.Extension).Distinct()], ct);
        var finished = facts.Where(c => c is { Handled: true, EndedAt: not null, Talkers.Count: > 0 } && (team || person.Held(c.Talkers[^1], c.StartedAt))).ToList();
        var written = (await store.OfCallsAsync([.. finished.Select(c => c.Id)], ct)).ToLookup(i => i.CallId!.Value);
        return [.. finished.Where(c => IsOpen(written[c.Id])).OrderBy(c => c.StartedAt).Select(c => new OpenCall(
            c.Id, c.Direction, c.Number, c.StartedAt, c.AnsweredAt!.Value, c.EndedAt!.Value, written[c.Id].FirstOrDefault(i => IsDraft(i) && (team || i.BelongsTo(person)))?.Id, c.Talkers[^1]))];
    }

    // Nothing was written, or only drafts that wait; one put aside says that there is nothing to write.
    private static bool IsOpen(IEnumerable<InterventionRow> written) =>
        written.All(i => IsDraft(i) || i.State == InterventionState.Dismissed.Name()) && (written.Any(IsDraft) || !written.Any());

    private static bool IsDraft(InterventionRow row) => row.State == InterventionState.Draft.Name();
}
