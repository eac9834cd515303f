using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Web.Cli;

/// <summary>The operators of a replay: what they wrote, and when they are reminded of what they did not.</summary>
internal sealed class ReplayDesk(ReplayScenario scenario)
{
    private readonly HashSet<Guid> _written = [];
    private readonly Dictionary<string, DateTimeOffset> _lastMail = [];
    private readonly HashSet<Guid> _reminded = [];

    /// <summary>Reminders sent: to whom, when, of which calls.</summary>
    public List<(string Operator, DateTimeOffset At, IReadOnlyList<Guid> Calls)> Reminders { get; } = [];

    /// <summary>An intervention belongs to its operator's last call with this number that has none yet.</summary>
    public void Write(ReplayedIntervention intervention, IReadOnlyList<CallFacts> calls)
    {
        var number = CallReplay.Number(intervention.Number);
        if (calls.LastOrDefault(c => c.Direction != "internal" && c.Number == number && !_written.Contains(c.Id)
            && c.Talkers.Any(t => scenario.Operator(t) == intervention.Operator)) is { } call)
            _written.Add(call.Id);
    }

    /// <summary>When the next reminder is due.</summary>
    public DateTimeOffset? NextAt(IReadOnlyList<CallFacts> calls) => Open(calls).Select(o => Due(o.Key, o)).Min();

    /// <summary>Sends the reminders that are due.</summary>
    public void Tick(DateTimeOffset now, IReadOnlyList<CallFacts> calls)
    {
        foreach (var own in Open(calls).Where(o => Due(o.Key, o) <= now))
        {
            Reminders.Add((own.Key, now, [.. own.Select(c => c.CallId)]));
            _lastMail[own.Key] = now;
            _reminded.UnionWith(own.Select(c => c.CallId));
        }
    }

    private DateTimeOffset? Due(string who, IEnumerable<UnwrittenCall> open) =>
        ReminderRule.Default.DueAt(open, _lastMail.TryGetValue(who, out var last) ? last : null);

    /// <summary>Finished outside calls without intervention, by who finished them.</summary>
    private List<IGrouping<string, UnwrittenCall>> Open(IReadOnlyList<CallFacts> calls) =>
    [
        .. calls.Where(c => c is { Handled: true, EndedAt: not null, Talkers.Count: > 0 } && !_written.Contains(c.Id))
            .GroupBy(c => scenario.Operator(c.Talkers[^1])!, c => new UnwrittenCall(c.Id, c.EndedAt!.Value, _reminded.Contains(c.Id))),
    ];
}
