namespace CallAssist.Engines.Voices;

/// <summary>Turns AMR payloads, octet-aligned or bandwidth-efficient, into the storage format (RFC 4867 §4.3, §4.4, §5).</summary>
internal static class AmrStorage
{
    private static readonly int[] NarrowBits = [95, 103, 118, 134, 148, 159, 204, 244, 39, 0, 0, 0, 0, 0, 0, 0];
    private static readonly int[] WideBits = [132, 177, 253, 285, 317, 365, 397, 461, 477, 40, 0, 0, 0, 0, 0, 0];

    public static ExternalFile Write(IReadOnlyList<byte[]> payloads, Codec codec, bool wide)
    {
        using var data = new MemoryStream();
        data.Write(wide ? "#!AMR-WB\n"u8 : "#!AMR\n"u8);
        var aligned = codec.Parameters.Replace(" ", "", StringComparison.Ordinal).Contains("octet-align=1", StringComparison.OrdinalIgnoreCase);
        var samples = new int[payloads.Count];
        for (var i = 0; i < samples.Length; i++) samples[i] = Frames(payloads[i], aligned, wide ? WideBits : NarrowBits, data) * (wide ? 320 : 160);
        return new ExternalFile("amr", data.ToArray(), samples, wide ? 16_000 : 8000);
    }

    private static int Frames(byte[] payload, bool aligned, int[] sizes, Stream output)
    {
        var bits = new BitReader(payload);
        bits.Read(aligned ? 8 : 4);
        var types = new List<int>();
        bool more;
        do
        {
            if (bits.Left < 6 || types.Count == 16) return 0;
            more = bits.Read(1) == 1;
            types.Add(bits.Read(4) << 1 | bits.Read(1));
            if (aligned) bits.Read(2);
        }
        while (more);
        foreach (var type in types)
        {
            var size = sizes[type >> 1];
            output.WriteByte((byte)(type << 2));
            for (var left = size; left > 0; left -= 8)
            {
                var width = Math.Min(8, left);
                output.WriteByte((byte)(bits.Read(width) << 8 - width));
            }
            if (aligned && size % 8 != 0) bits.Read(8 - size % 8);
        }
        return types.Count;
    }
}
