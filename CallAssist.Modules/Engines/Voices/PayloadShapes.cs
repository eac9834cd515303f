using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>Guesses dynamic payload types from the size and the pace of their packets, when no description was captured.</summary>
internal static class PayloadShapes
{
    public static void AddUnknown(PayloadTypes types, RtpStream stream)
    {
        var seen = new bool[128];
        for (var i = 0; i < stream.Count; i++)
        {
            int type = stream[i].PayloadType;
            if (seen[type]) continue;
            seen[type] = true;
            if (types.Knows(type) || Codec.Static(type) is not null) continue;
            if (Guess(stream, type) is { } map) types.Add(type, 0, Codec.From(map));
        }
    }

    private static RtpMap? Guess(RtpStream stream, int type)
    {
        var sizes = new Dictionary<int, int>();
        var steps = new Dictionary<int, int>();
        var count = 0;
        for (var i = 0; i < stream.Count && count < 500; i++)
        {
            if (stream[i].PayloadType != type) continue;
            count++;
            Increment(sizes, stream[i].WireLength - stream[i].HeaderLength - stream[i].Padding);
            if (i > 0 && stream[i - 1].PayloadType == type && (ushort)(stream[i].Sequence - stream[i - 1].Sequence) == 1)
                Increment(steps, (int)(stream[i].Timestamp - stream[i - 1].Timestamp));
        }
        var size = Most(sizes);
        var step = Most(steps);
        return (size, step, sizes.Count) switch
        {
            (4, _, <= 2) when step == 0 || count < stream.Count / 4 => new RtpMap("telephone-event", 8000, 1),
            (38, 160, 1) => new RtpMap("iLBC", 8000, 1),
            (50, 240, 1) => new RtpMap("iLBC", 8000, 1),
            (20 or 10 or 30, 160 or 80 or 240, <= 2) when size * 8 == step => new RtpMap("G729", 8000, 1),
            (33 or 66 or 99, _, 1) when size / 33 * 160 == step => new RtpMap("GSM", 8000, 1),
            _ when step > 0 && size == step * 2 && step is 160 or 240 or 320 or 480 or 640 or 882 or 960 => new RtpMap("L16", step * 50 is 8000 or 16_000 or 48_000 ? step * 50 : 16_000, 1),
            (_, 120 or 240 or 480 or 960 or 1920 or 2880, > 3) => new RtpMap("opus", 48_000, 2),
            _ => null,
        };
    }

    private static void Increment(Dictionary<int, int> counts, int key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static int Most(Dictionary<int, int> counts) => counts.Count == 0 ? 0 : counts.MaxBy(c => c.Value).Key;
}
