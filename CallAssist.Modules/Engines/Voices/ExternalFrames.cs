using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>Frames of a codec that another program has decoded beforehand, as one run.</summary>
internal sealed class ExternalFrames : IFrameSource
{
    private readonly short[] _samples;
    private readonly Dictionary<int, (int Offset, int Count)> _places = [];

    private ExternalFrames(short[] samples, int rate)
    {
        _samples = samples;
        Rate = rate;
    }

    public int Rate { get; }

    /// <summary>Null when the codec cannot be decoded that way here.</summary>
    public static ExternalFrames? Decode(Codec codec, RtpStream stream, IReadOnlyList<PlacedPacket> packets, PayloadStore payloads, MediaOptions options, CancellationToken ct)
    {
        if (options.ExternalDecoder is not { } decoder) return null;
        var bodies = new byte[packets.Count][];
        for (var i = 0; i < bodies.Length; i++) bodies[i] = Payload(stream, packets[i].Index, payloads);
        if (ExternalFile.Write(codec, bodies, UsualStep(stream, packets)) is not { } file) return null;
        var rate = file.Rate == 48_000 && options.SampleRate < 48_000 ? 16_000 : file.Rate;
        if (decoder.Decode(file.Format, file.Data, rate, ct) is not { } samples) return null;
        var frames = new ExternalFrames(samples, rate);
        long at = 0;
        for (var i = 0; i < bodies.Length; i++)
        {
            var from = (int)Math.Min(at * rate / file.Rate, samples.Length);
            at += file.Samples[i];
            frames._places[packets[i].Index] = (from, (int)Math.Min(at * rate / file.Rate, samples.Length) - from);
        }
        return frames;
    }

    public int Decode(in PlacedPacket packet, Span<short> samples)
    {
        if (!_places.TryGetValue(packet.Index, out var place)) return 0;
        var count = Math.Min(place.Count, samples.Length);
        _samples.AsSpan(place.Offset, count).CopyTo(samples);
        return count;
    }

    private static byte[] Payload(RtpStream stream, int index, PayloadStore payloads)
    {
        ref var packet = ref stream[index];
        var length = Math.Max(packet.HeaderLength, packet.Length - packet.Padding);
        return packet.Length < packet.WireLength ? [] : payloads.Get(packet.At, length)[packet.HeaderLength..].ToArray();
    }

    /// <summary>The usual distance of time stamps between packets that follow each other.</summary>
    private static int UsualStep(RtpStream stream, IReadOnlyList<PlacedPacket> packets)
    {
        var counts = new Dictionary<int, int>();
        for (var i = 1; i < packets.Count; i++)
        {
            ref var a = ref stream[packets[i - 1].Index];
            ref var b = ref stream[packets[i].Index];
            if ((ushort)(b.Sequence - a.Sequence) != 1) continue;
            var step = (int)(b.Timestamp - a.Timestamp);
            counts[step] = counts.GetValueOrDefault(step) + 1;
        }
        return counts.Count == 0 ? 0 : counts.MaxBy(c => c.Value).Key;
    }
}
