using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>What payload bytes look like.</summary>
internal enum PayloadContent { Unknown, Speech, Noise }

/// <summary>
/// Tells cipher text from speech by the distribution of bytes: encrypted bytes are uniform (Pearson's χ² near its degrees of freedom),
/// companded speech and silence never are.
/// </summary>
internal static class NoiseTest
{
    private const int EnoughBytes = 3200;
    private const int MostBytes = 65_536;
    private const int EnoughPackets = 500;

    /// <summary>Ten standard deviations above what uniform bytes give: 255 degrees of freedom, and 15.</summary>
    private const double ByteLimit = 480;
    private const double NibbleLimit = 70;

    /// <param name="stream">The stream.</param>
    /// <param name="types">Meaning of its payload types.</param>
    /// <param name="payloads">Where its payloads are.</param>
    /// <param name="strict">Judge only codecs whose bytes are samples: the others are nearly uniform by nature.</param>
    public static PayloadContent Judge(RtpStream stream, PayloadTypes types, PayloadStore payloads, bool strict)
    {
        Span<int> bytes = stackalloc int[256];
        Span<int> firsts = stackalloc int[16];
        bytes.Clear();
        firsts.Clear();
        int total = 0, packets = 0;
        for (var i = 0; i < stream.Count && total < MostBytes; i++)
        {
            ref var packet = ref stream[i];
            var codec = types.At(packet.PayloadType, packet.TimeNs);
            if (codec.Kind is CodecKind.Event or CodecKind.ComfortNoise || packet.Length <= packet.HeaderLength) continue;
            var payload = payloads.Get(packet.At, packet.Length)[packet.HeaderLength..];
            if (codec.Name is "PCMA" or "PCMU" or "G722" or "L16")
            {
                foreach (var value in payload) bytes[value]++;
                total += payload.Length;
            }
            else if (!strict)
            {
                firsts[payload[0] >> 4]++;
                packets++;
            }
        }
        if (total >= EnoughBytes) return ChiSquare(bytes, total) < ByteLimit ? PayloadContent.Noise : PayloadContent.Speech;
        if (packets >= EnoughPackets) return ChiSquare(firsts, packets) < NibbleLimit ? PayloadContent.Noise : PayloadContent.Speech;
        return PayloadContent.Unknown;
    }

    private static double ChiSquare(ReadOnlySpan<int> counts, int total)
    {
        var expected = (double)total / counts.Length;
        double sum = 0;
        foreach (var count in counts) sum += (count - expected) * (count - expected) / expected;
        return sum;
    }
}
