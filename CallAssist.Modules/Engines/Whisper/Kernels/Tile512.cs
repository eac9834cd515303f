using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>The register tile of <see cref="Compute512"/>: 12 rows by 32 columns, 24 sums that never leave the registers.</summary>
internal static unsafe class Tile512
{
    /// <summary>Floats of packed rows that are asked for ahead: they come from afar, and what fetches by itself begins anew with every tile.</summary>
    private const int Ahead = 768;

    /// <param name="a">Packed rows: twelve side by side, [k][12].</param>
    /// <param name="panel">Packed columns, [k][32].</param>
    /// <param name="k">Inner length.</param>
    /// <param name="bias">32 values to begin with, or null.</param>
    /// <param name="c">Result.</param>
    /// <param name="cStride">Floats from one row of the result to the next.</param>
    /// <param name="add">Adds to what is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)] // inlined it would lose registers to its caller
    public static void Run(float* a, float* panel, int k, float* bias, float* c, nint cStride, bool add)
    {
        var starta = bias is null ? Vector512<float>.Zero : Vector512.Load(bias);
        var startb = bias is null ? Vector512<float>.Zero : Vector512.Load(bias + 16);
        var c0a = starta; var c0b = startb;
        var c1a = starta; var c1b = startb;
        var c2a = starta; var c2b = startb;
        var c3a = starta; var c3b = startb;
        var c4a = starta; var c4b = startb;
        var c5a = starta; var c5b = startb;
        var c6a = starta; var c6b = startb;
        var c7a = starta; var c7b = startb;
        var c8a = starta; var c8b = startb;
        var c9a = starta; var c9b = startb;
        var c10a = starta; var c10b = startb;
        var c11a = starta; var c11b = startb;
        for (var end = panel + (nint)k * 32; panel < end; panel += 32, a += 12)
        {
            Sse.Prefetch0(a + Ahead);
            var ba = Vector512.Load(panel);
            var bb = Vector512.Load(panel + 16);
            var x0 = Vector512.Create(a[0]);
            c0a = Vector512.FusedMultiplyAdd(x0, ba, c0a);
            c0b = Vector512.FusedMultiplyAdd(x0, bb, c0b);
            var x1 = Vector512.Create(a[1]);
            c1a = Vector512.FusedMultiplyAdd(x1, ba, c1a);
            c1b = Vector512.FusedMultiplyAdd(x1, bb, c1b);
            var x2 = Vector512.Create(a[2]);
            c2a = Vector512.FusedMultiplyAdd(x2, ba, c2a);
            c2b = Vector512.FusedMultiplyAdd(x2, bb, c2b);
            var x3 = Vector512.Create(a[3]);
            c3a = Vector512.FusedMultiplyAdd(x3, ba, c3a);
            c3b = Vector512.FusedMultiplyAdd(x3, bb, c3b);
            var x4 = Vector512.Create(a[4]);
            c4a = Vector512.FusedMultiplyAdd(x4, ba, c4a);
            c4b = Vector512.FusedMultiplyAdd(x4, bb, c4b);
            var x5 = Vector512.Create(a[5]);
            c5a = Vector512.FusedMultiplyAdd(x5, ba, c5a);
            c5b = Vector512.FusedMultiplyAdd(x5, bb, c5b);
            var x6 = Vector512.Create(a[6]);
            c6a = Vector512.FusedMultiplyAdd(x6, ba, c6a);
            c6b = Vector512.FusedMultiplyAdd(x6, bb, c6b);
            var x7 = Vector512.Create(a[7]);
            c7a = Vector512.FusedMultiplyAdd(x7, ba, c7a);
            c7b = Vector512.FusedMultiplyAdd(x7, bb, c7b);
            var x8 = Vector512.Create(a[8]);
            c8a = Vector512.FusedMultiplyAdd(x8, ba, c8a);
            c8b = Vector512.FusedMultiplyAdd(x8, bb, c8b);
            var x9 = Vector512.Create(a[9]);
            c9a = Vector512.FusedMultiplyAdd(x9, ba, c9a);
            c9b = Vector512.FusedMultiplyAdd(x9, bb, c9b);
            var x10 = Vector512.Create(a[10]);
            c10a = Vector512.FusedMultiplyAdd(x10, ba, c10a);
            c10b = Vector512.FusedMultiplyAdd(x10, bb, c10b);
            var x11 = Vector512.Create(a[11]);
            c11a = Vector512.FusedMultiplyAdd(x11, ba, c11a);
            c11b = Vector512.FusedMultiplyAdd(x11, bb, c11b);
        }
        Store(c, c0a, c0b, add);
        Store(c + cStride, c1a, c1b, add);
        Store(c + 2 * cStride, c2a, c2b, add);
        Store(c + 3 * cStride, c3a, c3b, add);
        Store(c + 4 * cStride, c4a, c4b, add);
        Store(c + 5 * cStride, c5a, c5b, add);
        Store(c + 6 * cStride, c6a, c6b, add);
        Store(c + 7 * cStride, c7a, c7b, add);
        Store(c + 8 * cStride, c8a, c8b, add);
        Store(c + 9 * cStride, c9a, c9b, add);
        Store(c + 10 * cStride, c10a, c10b, add);
        Store(c + 11 * cStride, c11a, c11b, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* c, Vector512<float> va, Vector512<float> vb, bool add)
    {
        if (add)
        {
            va += Vector512.Load(c);
            vb += Vector512.Load(c + 16);
        }
        va.Store(c);
        vb.Store(c + 16);
    }
}
