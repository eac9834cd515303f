using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>The register tile of <see cref="Compute256"/>: 3 of 12 packed rows by 32 columns, 12 sums that never leave the registers.</summary>
internal static unsafe class Tile256
{
    /// <param name="a">Packed rows: twelve side by side, [k][12].</param>
    /// <param name="panel">Packed columns, [k][32].</param>
    /// <param name="k">Inner length.</param>
    /// <param name="bias">32 values to begin with, or null.</param>
    /// <param name="c">Result.</param>
    /// <param name="cStride">Floats from one row of the result to the next.</param>
    /// <param name="add">Adds to what is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* a, float* panel, int k, float* bias, float* c, nint cStride, bool add)
    {
        var starta = bias is null ? Vector256<float>.Zero : Vector256.Load(bias);
        var startb = bias is null ? Vector256<float>.Zero : Vector256.Load(bias + 8);
        var startc = bias is null ? Vector256<float>.Zero : Vector256.Load(bias + 16);
        var startd = bias is null ? Vector256<float>.Zero : Vector256.Load(bias + 24);
        var c0a = starta; var c0b = startb; var c0c = startc; var c0d = startd;
        var c1a = starta; var c1b = startb; var c1c = startc; var c1d = startd;
        var c2a = starta; var c2b = startb; var c2c = startc; var c2d = startd;
        for (var end = panel + (nint)k * 32; panel < end; panel += 32, a += 12)
        {
            var ba = Vector256.Load(panel);
            var bb = Vector256.Load(panel + 8);
            var bc = Vector256.Load(panel + 16);
            var bd = Vector256.Load(panel + 24);
            var x0 = Vector256.Create(a[0]);
            c0a = Vector256.FusedMultiplyAdd(x0, ba, c0a);
            c0b = Vector256.FusedMultiplyAdd(x0, bb, c0b);
            c0c = Vector256.FusedMultiplyAdd(x0, bc, c0c);
            c0d = Vector256.FusedMultiplyAdd(x0, bd, c0d);
            var x1 = Vector256.Create(a[1]);
            c1a = Vector256.FusedMultiplyAdd(x1, ba, c1a);
            c1b = Vector256.FusedMultiplyAdd(x1, bb, c1b);
            c1c = Vector256.FusedMultiplyAdd(x1, bc, c1c);
            c1d = Vector256.FusedMultiplyAdd(x1, bd, c1d);
            var x2 = Vector256.Create(a[2]);
            c2a = Vector256.FusedMultiplyAdd(x2, ba, c2a);
            c2b = Vector256.FusedMultiplyAdd(x2, bb, c2b);
            c2c = Vector256.FusedMultiplyAdd(x2, bc, c2c);
            c2d = Vector256.FusedMultiplyAdd(x2, bd, c2d);
        }
        Store(c, c0a, c0b, c0c, c0d, add);
        Store(c + cStride, c1a, c1b, c1c, c1d, add);
        Store(c + 2 * cStride, c2a, c2b, c2c, c2d, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* c, Vector256<float> va, Vector256<float> vb, Vector256<float> vc, Vector256<float> vd, bool add)
    {
        if (add)
        {
            va += Vector256.Load(c);
            vb += Vector256.Load(c + 8);
            vc += Vector256.Load(c + 16);
            vd += Vector256.Load(c + 24);
        }
        va.Store(c);
        vb.Store(c + 8);
        vc.Store(c + 16);
        vd.Store(c + 24);
    }
}
