using System.Runtime.CompilerServices;
using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>Decodes a stream's payloads with one decoder per codec, kept for its state.</summary>
internal sealed class StreamFrames(RtpStream stream, PayloadStore payloads, IReadOnlyList<Codec> codecs) : IFrameSource
{
    private readonly Dictionary<Codec, FrameDecoder?> _decoders = [];
    private int _codec = -1;
    private FrameDecoder? _decoder;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Decode(in PlacedPacket placed, Span<short> samples)
    {
        if (placed.Codec != _codec)
        {
            _codec = placed.Codec;
            var codec = codecs[_codec];
            if (!_decoders.TryGetValue(codec, out _decoder)) _decoders[codec] = _decoder = codec.NewDecoder();
        }
        if (_decoder is null) return 0;
        ref var packet = ref stream[placed.Index];
        var payload = payloads.Get(packet.At, packet.Length)[packet.HeaderLength..];
        return _decoder.Decode(payload[..Math.Max(0, payload.Length - packet.Padding)], samples);
    }
}
