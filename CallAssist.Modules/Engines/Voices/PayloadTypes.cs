using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Voices;

/// <summary>What payload types mean in one stream; a re-INVITE may give a number another meaning.</summary>
internal sealed class PayloadTypes
{
    private readonly List<(long FromNs, Codec Codec)>?[] _maps = new List<(long, Codec)>?[128];
    private readonly Codec?[] _assigned = new Codec?[128];

    /// <summary>From <paramref name="fromNs"/> on the number means this codec. Added in order of time.</summary>
    public void Add(int payloadType, long fromNs, Codec codec)
    {
        var list = _maps[payloadType] ??= [];
        if (list.Count == 0 || list[^1].Codec != codec) list.Add((fromNs, codec));
    }

    public bool Knows(int payloadType) => _maps[payloadType] is not null;

    /// <summary>The codec at an instant: as last announced, else as announced first, else the static assignment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Codec At(int payloadType, long timeNs)
    {
        if (_maps[payloadType] is not { } list) return _assigned[payloadType] ??= Codec.Static(payloadType) ?? new Codec($"PT{payloadType}", 8000, 8000, 1, CodecKind.Unknown);
        if (list.Count == 1) return list[0].Codec;
        for (var i = list.Count - 1; i > 0; i--)
            if (list[i].FromNs <= timeNs) return list[i].Codec;
        return list[0].Codec;
    }
}
