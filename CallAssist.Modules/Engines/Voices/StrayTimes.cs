namespace CallAssist.Engines.Voices;

/// <summary>A time in which something was sent.</summary>
/// <param name="FirstNs">From, nanoseconds since 1970.</param>
/// <param name="LastNs">To.</param>
/// <param name="Packets">How much was sent.</param>
internal readonly record struct Spell(long FirstNs, long LastNs, long Packets);

/// <summary>Tells damaged times from silence: a handful of packets of another hour would make a call of days, and a file of gigabytes.</summary>
internal static class StrayTimes
{
    private const long SecondNs = 1_000_000_000;

    /// <summary>After a silence of half an hour a noticeable share of the call must follow.</summary>
    public const long PauseNs = 1800 * SecondNs;

    /// <summary>No call is silent for longer.</summary>
    private const long LongestPauseNs = 7200 * SecondNs;
    private const int NoticeableShare = 20;

    /// <summary>So many packets must agree on a time.</summary>
    private const int Witnesses = 3;

    /// <summary>Which of the spells, each half an hour or more from the others, belong to the call; at least one does.</summary>
    public static bool[] Keep(IReadOnlyList<Spell> spells)
    {
        var keep = new bool[spells.Count];
        var total = spells.Sum(s => s.Packets);
        var order = Enumerable.Range(0, spells.Count).Where(i => spells[i].Packets >= Witnesses && spells[i].Packets * NoticeableShare >= total).OrderBy(i => spells[i].FirstNs).ToList();
        if (order.Count == 0 && spells.Count > 0) order = [Enumerable.Range(0, spells.Count).MaxBy(i => spells[i].Packets)];
        foreach (var i in Together(order, spells)) keep[i] = true;
        return keep;
    }

    /// <summary>The largest group without too long a pause in it.</summary>
    private static List<int> Together(List<int> order, IReadOnlyList<Spell> spells)
    {
        var (best, most) = (new List<int>(), -1L);
        for (var start = 0; start < order.Count;)
        {
            var end = start + 1;
            var last = spells[order[start]].LastNs;
            while (end < order.Count && spells[order[end]].FirstNs - last <= LongestPauseNs) last = Math.Max(last, spells[order[end++]].LastNs);
            var group = order[start..end];
            if (group.Sum(i => spells[i].Packets) is var packets && packets > most) (best, most) = (group, packets);
            start = end;
        }
        return best;
    }
}
