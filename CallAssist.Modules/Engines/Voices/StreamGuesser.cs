using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>Finds calls in RTP without signalling: by the shape of the streams, paired by addresses and time. A guess, and said to be one.</summary>
internal static class StreamGuesser
{
    private const int FewestPackets = 25;
    private const long ShortestNs = 500_000_000;
    /// <summary>After a longer silence new sources are another call; one that pauses and goes on is one stream anyway.</summary>
    private const long SilenceNs = 3_000_000_000;

    public static List<CallStreams> Calls(IReadOnlyList<RtpStream> streams, IReadOnlyList<CallStreams> known)
    {
        var groups = new List<List<RtpStream>>();
        foreach (var stream in streams.Where(LooksLikeVoice).OrderBy(s => s.FirstTimeNs))
        {
            var home = groups.Find(g => g.Exists(s => IsSameCall(s, stream)));
            if (home is null) groups.Add([stream]);
            else home.Add(stream);
        }
        var calls = new List<CallStreams>();
        foreach (var guess in groups.ConvertAll(Sides))
        {
            if (known.FirstOrDefault(c => c.Streams.Count == 0 && c.Sip!.StartMissing && Fits(c.Sip!, guess)) is not { } call)
            {
                calls.Add(guess);
                continue;
            }
            call.Streams.AddRange(guess.Streams);
            call.Guessed = true;
        }
        return calls;
    }

    /// <summary>A call whose beginning is missing, between the same hosts and at that time.</summary>
    private static bool Fits(SipCall call, CallStreams guess) => guess.Streams.Exists(s =>
        call.Hosts.Contains(s.Stream.Flow.Source.Address) && call.Hosts.Contains(s.Stream.Flow.Destination.Address)
        && s.Stream.FirstTimeNs <= call.LastNs && s.Stream.LastTimeNs >= call.FirstNs - SilenceNs);

    private static CallStreams Sides(List<RtpStream> group)
    {
        var result = new CallStreams(null) { Guessed = true };
        foreach (var stream in group) result.Streams.Add((stream, PartyRole.Unknown));
        return result;
    }

    private static bool IsSameCall(RtpStream a, RtpStream b)
    {
        if (b.FirstTimeNs > a.LastTimeNs + SilenceNs || a.FirstTimeNs > b.LastTimeNs + SilenceNs) return false;
        if (a.Flow == b.Flow || a.Flow == b.Flow.Reversed) return true;
        // Asymmetric ports: one port in common between the same two hosts, in the other direction.
        return a.Flow.Source.Address == b.Flow.Destination.Address && a.Flow.Destination.Address == b.Flow.Source.Address
            && (a.Flow.Source == b.Flow.Destination || a.Flow.Destination == b.Flow.Source);
    }

    /// <summary>Audio by shape: enough packets at a steady pace, with time stamps that run like a codec's clock.</summary>
    internal static bool LooksLikeVoice(RtpStream stream)
    {
        var elapsed = stream.LastTimeNs - stream.FirstTimeNs;
        if (stream.Count < FewestPackets || elapsed < ShortestNs) return false;
        int steady = 0, steps = 0;
        for (var i = 1; i < stream.Count; i++)
        {
            var sequence = (short)(stream[i].Sequence - stream[i - 1].Sequence);
            if (sequence != 1 || stream[i].PayloadType != stream[i - 1].PayloadType) continue;
            steps++;
            if ((int)(stream[i].Timestamp - stream[i - 1].Timestamp) is >= 40 and <= 5760) steady++;
        }
        return steps >= stream.Count / 2 && steady >= steps * 0.8 && IsAudioType(stream[stream.Count / 2].PayloadType) && HasClock(stream);
    }

    private static bool IsAudioType(byte type) => type is 0 or 3 or 4 or >= 7 and <= 18 or >= 96;

    /// <summary>The time stamps advance by 8, 12, 16, 24, 32, 44.1 or 48 kHz against the capture's clock.</summary>
    private static bool HasClock(RtpStream stream)
    {
        var rates = new List<double>();
        for (var i = 0; i + 16 < stream.Count; i += 16)
        {
            var elapsed = stream[i + 16].TimeNs - stream[i].TimeNs;
            if (elapsed > 0) rates.Add((int)(stream[i + 16].Timestamp - stream[i].Timestamp) * 1e9 / elapsed);
        }
        if (rates.Count == 0) return false;
        rates.Sort();
        var rate = rates[rates.Count / 2];
        return Array.Exists([8000.0, 12_000, 16_000, 24_000, 32_000, 44_100, 48_000], r => Math.Abs(rate / r - 1) < 0.12);
    }
}
