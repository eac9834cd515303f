using System.Net;
using System.Net.Http.Headers;
using CallAssist.Engines.Voices;

namespace CallAssist.Modules.Transcription.Servers;

/// <summary>One voice (16 kHz, −1 to 1) as a mono WAV with 16 bit samples, made while it is sent.</summary>
internal sealed class VoiceContent : HttpContent
{
    private const int SampleRate = 16_000;
    private const int HeaderLength = 44;
    private const int Block = 32_768;
    private readonly ReadOnlyMemory<float> _voice;

    public VoiceContent(ReadOnlyMemory<float> voice)
    {
        _voice = voice;
        Headers.ContentType = new MediaTypeHeaderValue("audio/wav");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var header = new MemoryStream();
        Wav.WriteHeader(header, SampleRate, 1, _voice.Length);
        await stream.WriteAsync(header.GetBuffer().AsMemory(0, (int)header.Length), cancellationToken);
        var bytes = new byte[Block * 2];
        for (var at = 0; at < _voice.Length; at += Block)
        {
            var count = Math.Min(Block, _voice.Length - at);
            Encode(_voice.Span.Slice(at, count), bytes);
            await stream.WriteAsync(bytes.AsMemory(0, count * 2), cancellationToken);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = HeaderLength + 2L * _voice.Length;
        return true;
    }

    private static void Encode(ReadOnlySpan<float> samples, Span<byte> bytes)
    {
        for (var i = 0; i < samples.Length; i++)
            System.Buffers.Binary.BinaryPrimitives.WriteInt16LittleEndian(bytes[(2 * i)..], (short)Math.Clamp(MathF.Round(samples[i] * 32_768f), short.MinValue, short.MaxValue));
    }
}
