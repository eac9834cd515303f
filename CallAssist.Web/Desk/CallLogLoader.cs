using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Web.Desk;

/// <summary>A call with the name behind its number, who took it, its sound and what was written of it.</summary>
public sealed record LoggedCall(CallRow Call, CallerName? Customer, string? Operator, Recording? Recording, Intervention? Written, MissedCall? FollowUp = null)
{
    /// <summary>True for a customer who reached nobody.</summary>
    public bool Missed => Call is { Direction: "inbound", Status: "missed" or "abandoned" or "closed" or "busy" };

    /// <summary>How long they talked; null when nobody did, or while it lasts.</summary>
    public TimeSpan? Length => Call is { AnsweredAt: { } answered, EndedAt: { } ended } ? ended - answered : null;
}

/// <summary>A page of the call log, and how many calls there are in all.</summary>
public sealed record LoggedCalls(IReadOnlyList<LoggedCall> Items, int Total);

/// <summary>Reads the call log with everything its rows show, a few queries for the whole page.</summary>
internal sealed class CallLogLoader(ICallSearch calls, IMissedCalls missed, ICallerNames names, IRecordingSearch recordings, IInterventions interventions)
{
    public async Task<LoggedCalls> LoadAsync(Person viewer, Team team, CallCriteria criteria, CancellationToken ct = default)
    {
        var page = await calls.SearchAsync(viewer, criteria, ct);
        Guid[] ids = [.. page.Items.Select(c => c.Id)];
        var customers = await names.OfAsync([.. page.Items.Select(c => c.Number).OfType<string>()], ct);
        var sounds = await recordings.OfCallsAsync(viewer, ids, ct);
        var followed = await missed.OfAsync(ids, ct);
        var written = await interventions.OfCallsAsync(viewer, ids, ct);
        return new([.. page.Items.Select(call => new LoggedCall(
            call,
            call.Number is null ? null : customers.GetValueOrDefault(call.Number),
            team.At(call.Extension, call.StartedAt),
            sounds.GetValueOrDefault(call.Id),
            written[call.Id].MaxBy(i => i.State == InterventionState.Accepted),
            followed.GetValueOrDefault(call.Id)))], page.Total);
    }
}
