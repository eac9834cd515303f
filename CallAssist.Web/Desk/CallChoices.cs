using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Web.Desk;

/// <summary>The calls that an intervention written by hand may be about: one's own of the last week, the customer's first.</summary>
internal sealed class CallChoices(ICallLog calls, ICallerNames names, TimeProvider clock)
{
    private const int Most = 12;
    private static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<CallChoice>> OfAsync(Person viewer, Guid? company, CancellationToken ct = default)
    {
        var since = clock.GetUtcNow() - Memory;
        var found = new List<CallRow>();
        if (company is { } id && await names.NumbersAsync(id, ct) is { Count: > 0 } numbers)
            found.AddRange((await calls.ListAsync(new() { Numbers = numbers, From = since, Take = 50 }, ct)).Where(c => MayWriteAbout(viewer, c)).Take(Most));
        if (viewer.Tenures.Select(t => t.Extension).Distinct().ToList() is { Count: > 0 } extensions)
            found.AddRange((await calls.ListAsync(new() { Extensions = extensions, From = since, Take = 50 }, ct)).Where(c => c.Extension is { } own && viewer.Held(own, c.StartedAt)).Take(Most));
        var outside = found.Where(c => c is { Direction: not "internal", AnsweredAt: not null }).DistinctBy(c => c.Id).ToList();
        var who = await names.OfAsync([.. outside.Select(c => c.Number).OfType<string>().Distinct()], ct);
        return [.. outside.Select(c => new CallChoice(c, c.Number is { } number ? who.GetValueOrDefault(number) : null))];
    }

    /// <summary>Whether this person may write about the call.</summary>
    public static bool MayWriteAbout(Person viewer, CallRow call) => viewer.SeesEveryone || call.Extension is null || viewer.Held(call.Extension, call.StartedAt);
}

/// <summary>A call to choose, and who stands behind its number.</summary>
public sealed record CallChoice(CallRow Call, CallerName? Who);
