namespace CallAssist.Engines.Voices;

/// <summary>Finds the times in which an answered call was heard from one side only.</summary>
internal static class OneWaySpans
{
    private const long ShortestNs = 2_000_000_000;

    /// <summary>A sender that suppresses silence lets its media clock run on: the gap is as long in time stamps as on the wall.</summary>
    private const long SuppressedNs = 100_000_000;

    public static List<OneWaySpan> Of(CallStreams call, IReadOnlyList<Party> parties)
    {
        var spans = new List<OneWaySpan>();
        if (parties.Count != 2 || parties.All(p => p.Streams.Count == 0)) return spans;
        var from = Math.Max(call.Sip?.AnsweredNs ?? 0, parties.Where(p => p.Streams.Count > 0).Min(p => p.FirstNs));
        var to = Math.Min(call.Sip?.EndedNs ?? long.MaxValue, parties.Where(p => p.Streams.Count > 0).Max(p => p.LastNs));
        var gaps = parties.Select(p => Gaps(p, from, to)).ToArray();
        for (var side = 0; side < 2; side++)
            foreach (var gap in gaps[side])
                foreach (var (start, end) in Without(gap, gaps[1 - side]))
                    if (end - start >= ShortestNs) spans.Add(new OneWaySpan(Instant.From(start)!.Value, (end - start) / 1_000_000, parties[side].Role));
        return [.. spans.OrderBy(s => s.At)];
    }

    /// <summary>Where a side sends nothing.</summary>
    private static List<(long Start, long End)> Gaps(Party party, long from, long to)
    {
        var gaps = new List<(long, long)>();
        var at = from;
        foreach (var (start, end) in party.Streams.SelectMany(s => s.Sounding()).OrderBy(r => r.Start))
        {
            if (start - at >= ShortestNs) gaps.Add((at, Math.Min(start, to)));
            at = Math.Max(at, end);
        }
        if (to - at >= ShortestNs) gaps.Add((at, to));
        return gaps;
    }

    /// <summary>The parts of a gap in which the other side is heard.</summary>
    private static IEnumerable<(long Start, long End)> Without((long Start, long End) gap, List<(long Start, long End)> others)
    {
        var at = gap.Start;
        foreach (var (start, end) in others)
        {
            if (end <= at || start >= gap.End) continue;
            if (start > at) yield return (at, start);
            at = Math.Max(at, end);
        }
        if (at < gap.End) yield return (at, gap.End);
    }

    /// <summary>True when nothing was sent because there was nothing to say.</summary>
    public static bool IsSuppressed(long wallNs, long mediaNs, int lost) => lost == 0 && Math.Abs(wallNs - mediaNs) < SuppressedNs;
}
