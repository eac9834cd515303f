namespace CallAssist.Engines.Voices;

/// <summary>Leaves streams out whose time is damaged: a handful of packets of another hour would make a call of days.</summary>
internal static class StrayStreams
{
    private const long SecondNs = 1_000_000_000;

    /// <summary>After a silence of half an hour on both sides a noticeable share of the call must follow.</summary>
    private const long PauseNs = 1800 * SecondNs;
    private const int NoticeableShare = 20;

    /// <summary>No call is silent on both sides for longer.</summary>
    private const long LongestPauseNs = 7200 * SecondNs;

    public static void Drop(IReadOnlyList<Party> parties)
    {
        var streams = parties.SelectMany(p => p.Streams).OrderBy(s => s.FirstNs).ToList();
        if (streams.Count < 2) return;
        var clusters = Clusters(streams, PauseNs);
        if (clusters.Count == 1) return;
        var total = clusters.Sum(Packets);
        var kept = clusters.Where(c => Packets(c) * NoticeableShare >= total).SelectMany(c => c).ToList();
        if (kept.Count > 0) kept = Clusters(kept, LongestPauseNs).MaxBy(Packets);
        foreach (var party in parties) party.Streams.RemoveAll(s => kept?.Contains(s) != true);
    }

    private static long Packets(List<PartyStream> cluster) => cluster.Sum(s => (long)s.Timeline.Packets.Count);

    private static List<List<PartyStream>> Clusters(List<PartyStream> streams, long pauseNs)
    {
        var clusters = new List<List<PartyStream>> { new() { streams[0] } };
        var end = streams[0].LastNs;
        foreach (var stream in streams.Skip(1))
        {
            if (stream.FirstNs - end > pauseNs) clusters.Add([]);
            clusters[^1].Add(stream);
            end = Math.Max(end, stream.LastNs);
        }
        return clusters;
    }
}
