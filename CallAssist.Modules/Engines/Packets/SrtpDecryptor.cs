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
        var scratch = new byte[ushort.MaxValue];
        for (var i = 0; i < stream.Count; i++)
        {
            if (done == 0 && i >= Patience) break;
            ref var packet = ref stream[i];
            var guess = Guess(rollOver, highest, packet.Sequence);
            var context = FirstThatFits(contexts, stream, i, Copy(packet, payloads, scratch), ref guess, rollOver);
            if (context is null)
            {
                failed.Add(i);
                continue;
            }
            if (done++ == 0 || guess > rollOver || guess == rollOver && (short)(packet.Sequence - highest) > 0) (rollOver, highest) = (guess, packet.Sequence);
            Replace(ref packet, context, payloads, scratch);
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

    private static Span<byte> Copy(in RtpPacket packet, PayloadStore payloads, byte[] scratch)
    {
        payloads.Get(packet.At, packet.Length).CopyTo(scratch);
        return packet.Length < packet.WireLength ? default : scratch.AsSpan(0, packet.Length);
    }

    /// <summary>Tries each key with the likely roll-over counters; the bytes are decrypted in place by the one that fits.</summary>
    private static SrtpContext? FirstThatFits(List<SrtpContext> contexts, RtpStream stream, int index, Span<byte> bytes, ref uint guess, uint rollOver)
    {
        ref var packet = ref stream[index];
        ReadOnlySpan<uint> candidates = [guess, rollOver, rollOver + 1, 0];
        foreach (var context in contexts)
        {
            for (var i = 0; i < candidates.Length; i++)
            {
                if (candidates[..i].Contains(candidates[i])) continue;
                if (!context.TryDecrypt(bytes, packet.HeaderLength, stream.Ssrc, candidates[i], packet.Sequence)) continue;
                guess = candidates[i];
                return context;
            }
        }
        return null;
    }

    private static void Replace(ref RtpPacket packet, SrtpContext context, PayloadStore payloads, byte[] scratch)
    {
        packet.Length -= (ushort)context.TrailerLength;
        packet.WireLength = packet.Length;
        packet.At = payloads.Keep(scratch.AsSpan(0, packet.Length));
        var padded = (scratch[0] & 0x20) != 0 && packet.Length > packet.HeaderLength;
        var padding = scratch[packet.Length - 1];
        packet.Padding = padded && padding <= packet.Length - packet.HeaderLength ? padding : (byte)0;
    }
}
