using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Notifications.Contracts;

/// <summary>What was on the telephone in an hour of the office's clock.</summary>
/// <param name="Hour">0 to 23; in the night when the clock goes back one hour happens twice and counts as one.</param>
/// <param name="Handled">Outside calls that came in or were dialled in this hour and in which somebody talked.</param>
/// <param name="Missed">Calls that came in in this hour and reached nobody.</param>
/// <param name="Simultaneous">The greatest number of outside conversations at once.</param>
public sealed record HourFigures(int Hour, int Handled, int Missed, int Simultaneous);

/// <summary>The figures of a day, for digest and statistics. Pure.</summary>
public static class DayFigures
{
    /// <summary>Hours in which something happened, in order.</summary>
    /// <param name="calls">The calls of the day, and those that reach into it.</param>
    /// <param name="zone">The office's time zone.</param>
    public static IReadOnlyList<HourFigures> Hours(IReadOnlyCollection<CallFacts> calls, TimeZoneInfo zone)
    {
        int HourOf(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).Hour;
        var handled = calls.Where(c => c.Handled).CountBy(c => HourOf(c.StartedAt)).ToDictionary();
        var missed = calls.Where(c => c.Missed).CountBy(c => HourOf(c.StartedAt)).ToDictionary();
        var simultaneous = Simultaneous(calls.Where(c => c is { Handled: true, EndedAt: not null }), HourOf);
        return [.. handled.Keys.Union(missed.Keys).Union(simultaneous.Keys).Order().Select(h => new HourFigures(
            h, handled.GetValueOrDefault(h), missed.GetValueOrDefault(h), simultaneous.GetValueOrDefault(h)))];
    }

    /// <summary>Keywords by how often they were noted, then by id.</summary>
    public static IReadOnlyList<(string Keyword, int Count)> TopKeywords(IEnumerable<string> noted, int take = 5) =>
        [.. noted.CountBy(k => k).OrderByDescending(k => k.Value).ThenBy(k => k.Key, StringComparer.Ordinal).Take(take).Select(k => (k.Key, k.Value))];

    private static Dictionary<int, int> Simultaneous(IEnumerable<CallFacts> talked, Func<DateTimeOffset, int> hourOf)
    {
        var most = new Dictionary<int, int>();
        // At one instant ends come before beginnings: who hangs up as another picks up did not talk at once.
        var marks = talked.SelectMany(c => new[] { (At: c.AnsweredAt!.Value, Step: 1), (At: c.EndedAt!.Value, Step: -1) }).OrderBy(m => m.At).ThenBy(m => m.Step).ToList();
        var now = 0;
        for (var i = 0; i < marks.Count; i++)
        {
            now += marks[i].Step;
            var until = i + 1 < marks.Count ? marks[i + 1].At : marks[i].At;
            for (var at = marks[i].At; now > 0 && (at < until || at == marks[i].At); at = NextHour(at))
                most[hourOf(at)] = Math.Max(most.GetValueOrDefault(hourOf(at)), now);
        }

        return most;
    }

    /// <summary>Every zone of our offices keeps whole or half hours: the next half hour misses none.</summary>
    private static DateTimeOffset NextHour(DateTimeOffset at)
    {
        var half = TimeSpan.FromMinutes(30).Ticks;
        return new DateTimeOffset((at.UtcTicks / half + 1) * half, TimeSpan.Zero);
    }
}
