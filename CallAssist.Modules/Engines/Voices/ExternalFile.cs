using System.Buffers.Binary;

namespace CallAssist.Engines.Voices;

/// <summary>A voice as a file for an external decoder, and how many samples each packet will give.</summary>
/// <param name="Format">Container name of <see cref="IExternalDecoder"/>.</param>
/// <param name="Data">The file.</param>
/// <param name="Samples">Samples per packet, at <paramref name="Rate"/>.</param>
/// <param name="Rate">The codec's own sample rate.</param>
internal sealed record ExternalFile(string Format, byte[] Data, int[] Samples, int Rate)
{
    /// <summary>Writes the payloads of one codec, in playing order; null for a codec nobody decodes.</summary>
    public static ExternalFile? Write(Codec codec, IReadOnlyList<byte[]> payloads, int usualStep) => codec.Name switch
    {
        "OPUS" => Opus(payloads),
        "SPEEX" => Speex(codec.SampleRate, payloads, usualStep),
        "G729" => Raw("g729", "", payloads, p => p.Length / 10 * 10, p => p.Length / 10 * 80),
        "ILBC" => Ilbc(codec, payloads),
        "AMR" => AmrStorage.Write(payloads, codec, wide: false),
        "AMR-WB" => AmrStorage.Write(payloads, codec, wide: true),
        _ => null,
    };

    /// <summary>RFC 7845.</summary>
    private static ExternalFile Opus(IReadOnlyList<byte[]> payloads)
    {
        var ogg = new OggWriter();
        var head = new byte[19];
        "OpusHead"u8.CopyTo(head);
        (head[8], head[9]) = (1, 1);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(12), 48_000);
        ogg.Write(head, 0, first: true);
        ogg.Write([.. "OpusTags"u8, 0, 0, 0, 0, 0, 0, 0, 0], 0);
        var samples = new int[payloads.Count];
        long granule = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            if (payloads[i].Length > 2) samples[i] = OpusPacket.Samples(payloads[i]); // shorter: nothing is sent in silence
            granule += samples[i];
            if (samples[i] > 0) ogg.Write(payloads[i], granule, last: i == samples.Length - 1);
        }
        return new ExternalFile("ogg", ogg.ToArray(), samples, 48_000);
    }

    /// <summary>The Speex manual, §8; RFC 5574.</summary>
    private static ExternalFile Speex(int rate, IReadOnlyList<byte[]> payloads, int usualStep)
    {
        var frame = rate / 50;
        var frames = Math.Max(1, usualStep / frame);
        var head = new byte[80];
        "Speex   1.2"u8.CopyTo(head);
        ReadOnlySpan<int> fields = [1, 80, rate, rate switch { <= 8000 => 0, <= 16_000 => 1, _ => 2 }, 4, 1, -1, frame, 0, frames, 0];
        for (var i = 0; i < fields.Length; i++) BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(28 + 4 * i), fields[i]);
        var ogg = new OggWriter();
        ogg.Write(head, 0, first: true);
        ogg.Write([0, 0, 0, 0, 0, 0, 0, 0], 0);
        var samples = new int[payloads.Count];
        long granule = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = payloads[i].Length > 0 ? frames * frame : 0;
            granule += samples[i];
            if (samples[i] > 0) ogg.Write(payloads[i], granule, last: i == samples.Length - 1);
        }
        return new ExternalFile("ogg", ogg.ToArray(), samples, rate);
    }

    /// <summary>RFC 3952 §5: 38 bytes are 20 ms, 50 bytes 30 ms; one mode per call.</summary>
    private static ExternalFile Ilbc(Codec codec, IReadOnlyList<byte[]> payloads)
    {
        var fits20 = payloads.Count(p => p.Length > 0 && p.Length % 38 == 0);
        var fits30 = payloads.Count(p => p.Length > 0 && p.Length % 50 == 0);
        var is20 = fits20 > fits30 || fits20 == fits30 && codec.Parameters.Contains("mode=20", StringComparison.OrdinalIgnoreCase);
        var (bytes, samples) = is20 ? (38, 160) : (50, 240);
        return Raw("ilbc", is20 ? "#!iLBC20\n" : "#!iLBC30\n", payloads, p => p.Length / bytes * bytes, p => p.Length / bytes * samples);
    }

    private static ExternalFile Raw(string format, string head, IReadOnlyList<byte[]> payloads, Func<byte[], int> used, Func<byte[], int> count)
    {
        using var data = new MemoryStream();
        foreach (var c in head) data.WriteByte((byte)c);
        foreach (var payload in payloads) data.Write(payload, 0, used(payload));
        return new ExternalFile(format, data.ToArray(), [.. payloads.Select(count)], 8000);
    }
}
