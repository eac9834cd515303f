namespace CallAssist.Engines.Packets;

/// <summary>Cuts streams where nothing came for half an hour: what follows is another call of the same phone, or of a capture that was appended.</summary>
internal static class StreamPauses
{
    private const long LongNs = 1800L * 1_000_000_000;

    /// <summary>So many packets must agree on the later time, lest a damaged one cuts.</summary>
    private const int Witnesses = 3;

    public static void Cut(List<RtpStream> streams)
    {
        if (!streams.Exists(IsLong)) return;
        var parts = streams.SelectMany(s => IsLong(s) && Pauses(s) is { Count: > 0 } pauses ? s.SplitAt(pauses) : [s]).ToList();
        streams.Clear();
        streams.AddRange(parts);
    }

    private static bool IsLong(RtpStream stream) => stream.LastTimeNs - stream.FirstTimeNs >= LongNs;

    /// <summary>Indices of the first packets after long pauses.</summary>
    private static List<int> Pauses(RtpStream stream)
    {
        var pauses = new List<int>();
        var time = stream[0].TimeNs;
        for (var i = 1; i < stream.Count; i++)
        {
            var now = stream[i].TimeNs;
            if (now - time >= LongNs)
            {
                if (!AreTogether(stream, i)) continue;
                pauses.Add(i);
            }
            time = now;
        }
        return pauses;
    }

    private static bool AreTogether(RtpStream stream, int at)
    {
        if (at + Witnesses > stream.Count) return false;
        for (var i = at + 1; i < at + Witnesses; i++)
            if (Math.Abs(stream[i].TimeNs - stream[at].TimeNs) > LongNs) return false;
        return true;
    }
}
