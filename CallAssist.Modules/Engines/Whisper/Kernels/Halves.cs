using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>Floats to halves (IEEE 754 binary16). .NET gives no conversion instruction, so the bits are moved.</summary>
internal static unsafe class Halves
{
    private const uint Smallest = 0x3880_0000; // 2^-14: what is less becomes zero
    private const uint Largest = 0x477f_e000; // 65504

    /// <summary>Rounds to the nearest, ties to even; what is too large becomes the largest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Round(ReadOnlySpan<float> from, ushort* to)
    {
        var i = 0;
        for (; Vector256.IsHardwareAccelerated && i + 16 <= from.Length; i += 16)
        {
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(from), i);
            Vector256.Narrow(Round(Vector256.LoadUnsafe(ref first)), Round(Vector256.LoadUnsafe(ref first, 8))).Store(to + i);
        }
        for (; i < from.Length; i++) to[i] = BitConverter.HalfToUInt16Bits((Half)Math.Clamp(from[i], -65504f, 65504f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Round(Vector256<float> value)
    {
        var bits = value.AsUInt32();
        var magnitude = Vector256.Min(bits & Vector256.Create(0x7fff_ffffu), Vector256.Create(Largest));
        var rounded = (magnitude + Vector256.Create(0xfffu) + ((magnitude >>> 13) & Vector256<uint>.One) - Vector256.Create(112u << 23)) >>> 13;
        var kept = Vector256.AndNot(rounded, Vector256.LessThan(magnitude, Vector256.Create(Smallest)));
        return kept | ((bits >>> 16) & Vector256.Create(0x8000u));
    }
}
