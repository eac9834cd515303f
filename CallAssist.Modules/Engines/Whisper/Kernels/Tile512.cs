using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>The register tile of <see cref="Compute512"/>: 12 rows by 32 columns, 24 sums that never leave the registers.</summary>
internal static unsafe class Tile512
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* a, nint aStride, float* panel, int k, float* bias, float* c, nint cStride, bool add)
    {
        var starta = bias is null ? Vector512<float>.Zero : Vector512.Load(bias + 0);
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
        var a1 = a + aStride;
        var a2 = a + 2 * aStride;
        var a3 = a + 3 * aStride;
        var a4 = a + 4 * aStride;
        var a5 = a + 5 * aStride;
        var a6 = a + 6 * aStride;
        var a7 = a + 7 * aStride;
        var a8 = a + 8 * aStride;
        var a9 = a + 9 * aStride;
        var a10 = a + 10 * aStride;
        var a11 = a + 11 * aStride;
        for (nint n = 0; n < k; n++, panel += 32)
        {
            var ba = Vector512.Load(panel);
            var bb = Vector512.Load(panel + 16);
            var x0 = Vector512.Create(a[n]);
            c0a = Vector512.FusedMultiplyAdd(x0, ba, c0a);
            c0b = Vector512.FusedMultiplyAdd(x0, bb, c0b);
            var x1 = Vector512.Create(a1[n]);
            c1a = Vector512.FusedMultiplyAdd(x1, ba, c1a);
            c1b = Vector512.FusedMultiplyAdd(x1, bb, c1b);
            var x2 = Vector512.Create(a2[n]);
            c2a = Vector512.FusedMultiplyAdd(x2, ba, c2a);
            c2b = Vector512.FusedMultiplyAdd(x2, bb, c2b);
            var x3 = Vector512.Create(a3[n]);
            c3a = Vector512.FusedMultiplyAdd(x3, ba, c3a);
            c3b = Vector512.FusedMultiplyAdd(x3, bb, c3b);
            var x4 = Vector512.Create(a4[n]);
            c4a = Vector512.FusedMultiplyAdd(x4, ba, c4a);
            c4b = Vector512.FusedMultiplyAdd(x4, bb, c4b);
            var x5 = Vector512.Create(a5[n]);
            c5a = Vector512.FusedMultiplyAdd(x5, ba, c5a);
            c5b = Vector512.FusedMultiplyAdd(x5, bb, c5b);
            var x6 = Vector512.Create(a6[n]);
            c6a = Vector512.FusedMultiplyAdd(x6, ba, c6a);
            c6b = Vector512.FusedMultiplyAdd(x6, bb, c6b);
            var x7 = Vector512.Create(a7[n]);
            c7a = Vector512.FusedMultiplyAdd(x7, ba, c7a);
            c7b = Vector512.FusedMultiplyAdd(x7, bb, c7b);
            var x8 = Vector512.Create(a8[n]);
            c8a = Vector512.FusedMultiplyAdd(x8, ba, c8a);
            c8b = Vector512.FusedMultiplyAdd(x8, bb, c8b);
            var x9 = Vector512.Create(a9[n]);
            c9a = Vector512.FusedMultiplyAdd(x9, ba, c9a);
            c9b = Vector512.FusedMultiplyAdd(x9, bb, c9b);
            var x10 = Vector512.Create(a10[n]);
            c10a = Vector512.FusedMultiplyAdd(x10, ba, c10a);
            c10b = Vector512.FusedMultiplyAdd(x10, bb, c10b);
            var x11 = Vector512.Create(a11[n]);
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
