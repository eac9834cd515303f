namespace CallAssist.Engines.Voices;

/// <summary>Leaves streams out whose time is damaged.</summary>
internal static class StrayStreams
{
    public static void Drop(IReadOnlyList<Party> parties)
    {
        var streams = parties.SelectMany(p => p.Streams).OrderBy(s => s.FirstNs).ToList();
        if (streams.Count < 2) return;
        var clusters = Clusters(streams);
        if (clusters.Count == 1) return;
        var keep = StrayTimes.Keep(clusters.ConvertAll(c => new Spell(c[0].FirstNs, c.Max(s => s.LastNs), c.Sum(s => (long)s.Timeline.Packets.Count))));
        var kept = clusters.Where((_, i) => keep[i]).SelectMany(c => c).ToHashSet();
        foreach (var party in parties) party.Streams.RemoveAll(s => !kept.Contains(s));
    }

    private static List<List<PartyStream>> Clusters(List<PartyStream> streams)
    {
        var clusters = new List<List<PartyStream>> { new() { streams[0] } };
        var end = streams[0].LastNs;
        foreach (var stream in streams.Skip(1))
        {
            if (stream.FirstNs - end > StrayTimes.PauseNs) clusters.Add([]);
            clusters[^1].Add(stream);
            end = Math.Max(end, stream.LastNs);
        }
        return clusters;
    }
}
