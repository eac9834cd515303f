using System.Runtime.CompilerServices;
using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>Decodes a stream's payloads with one decoder per codec, kept for its state.</summary>
internal sealed class StreamFrames(RtpStream stream, PayloadStore payloads) : IFrameSource
{
    private readonly Dictionary<Codec, FrameDecoder?> _decoders = [];
    private Codec? _codec;
    private FrameDecoder? _decoder;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Decode(in PlacedPacket placed, Span<short> samples)
    {
        if (!ReferenceEquals(placed.Codec, _codec))
        {
            _codec = placed.Codec;
            if (!_decoders.TryGetValue(_codec, out _decoder)) _decoders[_codec] = _decoder = _codec.NewDecoder();
        }
        if (_decoder is null) return 0;
        ref var packet = ref stream[placed.Index];
        var payload = payloads.Get(packet.At, packet.Length)[packet.HeaderLength..];
        return _decoder.Decode(payload[..Math.Max(0, payload.Length - packet.Padding)], samples);
    }
}
