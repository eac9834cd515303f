namespace CallAssist.Engines.Voices;

/// <summary>What an Opus packet's first byte says (RFC 6716 §3.1).</summary>
internal static class OpusPacket
{
    /// <summary>Samples at 48 kHz in a packet, 0 for a damaged one.</summary>
    public static int Samples(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty) return 0;
        var config = payload[0] >> 3;
        var frame = config switch
        {
            < 12 => (config & 3) switch { 0 => 480, 1 => 960, 2 => 1920, _ => 2880 },
            < 16 => (config & 1) == 0 ? 480 : 960,
            _ => 120 << (config & 3),
        };
        var frames = (payload[0] & 3) switch { 0 => 1, 1 or 2 => 2, _ => payload.Length > 1 ? payload[1] & 0x3F : 0 };
        return frame * frames <= 5760 ? frame * frames : 0;
    }
}
