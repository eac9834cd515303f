using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Web.Desk;

/// <summary>One contact with a customer: the call, what was written of it, and its sound where this person may hear it.</summary>
public sealed record HistoryItem(DateTimeOffset At, TimelineEntry? Call, IReadOnlyList<TimelineEntry> Written, Recording? Recording)
{
    /// <summary>True when the customer reached nobody.</summary>
    public bool Missed => Call is not null && Written.Count == 0 && Call.Title is "inbound missed" or "inbound abandoned" or "inbound closed" or "inbound busy";
}

/// <summary>What happened with a customer, newest first; <paramref name="More"/> when there is more than asked for.</summary>
public sealed record HistoryView(IReadOnlyList<HistoryItem> Items, bool More);

/// <summary>Reads a customer's timeline and joins what belongs to one call.</summary>
internal sealed class CustomerHistory(ICompanyTimeline timeline, ICallerNames names, IRecordingSearch recordings)
{
    public async Task<HistoryView> LoadAsync(Person viewer, Guid companyId, int take, CancellationToken ct = default)
    {
        // Twice as many entries: a call and its intervention become one item.
        var entries = await timeline.ListAsync(companyId, 2 * take + 1, ct);
        var numbers = await names.NumbersAsync(companyId, ct);
        var heard = numbers.Count == 0 ? [] : (await recordings.FindAsync(viewer, new RecordingFilter { Numbers = numbers, Take = 2 * take + 1 }, ct)).Items;
        var items = Join(entries, heard).OrderByDescending(i => i.At).ToList();
        return new HistoryView([.. items.Take(take)], items.Count > take);
    }

    internal static IEnumerable<HistoryItem> Join(IEnumerable<TimelineEntry> entries, IEnumerable<Recording> recordings)
    {
        var sounds = recordings.ToLookup(r => r.CallId ?? r.Id);
        var contacts = entries.GroupBy(e => e.CallId ?? e.RecordingId ?? e.Id).ToList();
        foreach (var contact in contacts)
        {
            var call = contact.FirstOrDefault(e => e.Kind == "call");
            yield return new(
                call?.At ?? contact.Max(e => e.At), call, [.. contact.Where(e => e.Kind != "call").OrderBy(e => e.At)],
                sounds[contact.Key].MaxBy(r => r.DurationMs ?? 0));
        }

        var told = contacts.Select(c => c.Key).ToHashSet();
        foreach (var sound in sounds.Where(s => !told.Contains(s.Key)).SelectMany(s => s))
            yield return new(sound.StartedAt ?? sound.ReceivedAt, null, [], sound);
    }
}
