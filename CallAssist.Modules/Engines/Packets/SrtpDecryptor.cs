namespace CallAssist.Engines.Packets;

/// <summary>Decrypts a stream in place with whichever of the announced keys fits, packet by packet: keys may change in mid-call.</summary>
internal static class SrtpDecryptor
{
    /// <summary>After so many packets without a fit the keys are not this stream's.</summary>
    private const int Patience = 200;

    /// <summary>Number of packets decrypted; the payload of those that do not fit is dropped once any has fitted.</summary>
    public static int Run(RtpStream stream, PayloadStore payloads, IEnumerable<SdesKey> keys)
    {
        var contexts = keys.Distinct().Select(SrtpContext.TryCreate).OfType<SrtpContext>().ToList();
        try
        {
            return contexts.Count == 0 ? 0 : Run(stream, payloads, contexts);
        }
        finally
        {
            foreach (var context in contexts) context.Dispose();
        }
    }

    private static int Run(RtpStream stream, PayloadStore payloads, List<SrtpContext> contexts)
    {
        var done = 0;
        uint rollOver = 0;
        var highest = stream[0].Sequence;
        var failed = new List<int>();
        for (var i = 0; i < stream.Count; i++)
        {
            if (done == 0 && i >= Patience) break;
            ref var packet = ref stream[i];
            var guess = Guess(rollOver, highest, packet.Sequence);
            var context = contexts.Find(c => Fits(c, stream, i, payloads, ref guess, rollOver));
            if (context is null)
            {
                failed.Add(i);
                continue;
            }
            if (done++ == 0 || guess > rollOver || guess == rollOver && (short)(packet.Sequence - highest) > 0) (rollOver, highest) = (guess, packet.Sequence);
            Shorten(ref packet, context, payloads);
            contexts.Remove(context);
            contexts.Insert(0, context); // the one that fitted is tried first
        }
        if (done > 0)
            foreach (var i in failed) stream[i].Length = stream[i].HeaderLength;
        return done;
    }

    /// <summary>RFC 3711 §3.3.1.</summary>
    private static uint Guess(uint rollOver, ushort highest, ushort sequence)
    {
        var difference = sequence - highest;
        return difference < -0x8000 ? rollOver + 1 : difference > 0x8000 && rollOver > 0 ? rollOver - 1 : rollOver;
    }

    private static bool Fits(SrtpContext context, RtpStream stream, int index, PayloadStore payloads, ref uint guess, uint rollOver)
    {
        ref var packet = ref stream[index];
        if (packet.Length < packet.WireLength) return false;
        ReadOnlySpan<uint> candidates = [guess, rollOver, rollOver + 1, 0];
        for (var i = 0; i < candidates.Length; i++)
        {
            if (candidates[..i].Contains(candidates[i])) continue;
            if (!context.TryDecrypt(payloads.Get(packet.At, packet.Length), packet.HeaderLength, stream.Ssrc, candidates[i], packet.Sequence)) continue;
            guess = candidates[i];
            return true;
        }
        return false;
    }

    private static void Shorten(ref RtpPacket packet, SrtpContext context, PayloadStore payloads)
    {
        packet.Length -= (ushort)context.TrailerLength;
        packet.WireLength = packet.Length;
        var bytes = payloads.Get(packet.At, packet.Length);
        var padded = (bytes[0] & 0x20) != 0 && packet.Length > packet.HeaderLength;
        packet.Padding = padded && bytes[^1] <= packet.Length - packet.HeaderLength ? bytes[^1] : (byte)0;
    }
}
