namespace CallAssist.Engines.Packets;

/// <summary>Cuts streams where nothing came for half an hour: what follows is another call of the same phone, or of a capture that was appended.</summary>
internal static class StreamPauses
{
    private const long LongNs = 1800L * 1_000_000_000;

    /// <summary>So many packets must agree on the later time, lest a damaged one cuts.</summary>
    private const int Witnesses = 3;

    public static void Cut(List<RtpStream> streams)
    {
        for (var i = 0; i < streams.Count; i++)
        {
            if (streams[i].LastTimeNs - streams[i].FirstTimeNs < LongNs || FindPause(streams[i]) is not (> 0 and var at)) continue;
            var rest = streams[i].SplitAt(at);
            streams.Insert(i + 1, rest);
        }
    }

    /// <summary>Index of the first packet after a long pause, or 0.</summary>
    private static int FindPause(RtpStream stream)
    {
        var time = stream[0].TimeNs;
        for (var i = 1; i < stream.Count; i++)
        {
            var now = stream[i].TimeNs;
            if (now - time < LongNs) time = now;
            else if (AreTogether(stream, i)) return i;
        }
        return 0;
    }

    private static bool AreTogether(RtpStream stream, int at)
    {
        if (at + Witnesses > stream.Count) return false;
        for (var i = at + 1; i < at + Witnesses; i++)
            if (Math.Abs(stream[i].TimeNs - stream[at].TimeNs) > LongNs) return false;
        return true;
    }
}
