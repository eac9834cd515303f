using System.Numerics;

namespace CallAssist.Modules.Insights.Keywords;

/// <summary>Says of most hashes that are not in a set that they are not, by one bit (Bloom 1970, with one function); eight bits or more per member.</summary>
internal sealed class HashFilter
{
    private readonly ulong[] _bits;
    private readonly int _shift;

    public HashFilter(IReadOnlyCollection<ulong> members)
    {
        var bits = Math.Max(64, BitOperations.RoundUpToPowerOf2((uint)members.Count * 8));
        _bits = new ulong[bits / 64];
        _shift = 64 - BitOperations.Log2(bits);
        foreach (var member in members)
            _bits[Place(member) >> 6] |= 1UL << Place(member);
    }

    public bool MayContain(ulong hash) => (_bits[Place(hash) >> 6] >> Place(hash) & 1) != 0;

    private int Place(ulong hash) => (int)(hash * 0x9E3779B97F4A7C15UL >> _shift);
}
