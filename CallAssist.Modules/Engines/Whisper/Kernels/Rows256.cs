using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>Attention of one query: a vector against many rows, 256 bits at a time, for heads of a multiple of 64.</summary>
internal static unsafe class Rows256
{
    private const int Width = 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dot(float* x, float* rows, nint stride, int* index, int count, int width, float* result)
    {
        for (var i = 0; i < count; i++)
        {
            var row = rows + (index is null ? i : index[i]) * stride;
            var (even, odd) = (Vector256<float>.Zero, Vector256<float>.Zero);
            for (var j = 0; j < width; j += 2 * Width)
            {
                even = Vector256.FusedMultiplyAdd(Vector256.Load(x + j), Vector256.Load(row + j), even);
                odd = Vector256.FusedMultiplyAdd(Vector256.Load(x + j + Width), Vector256.Load(row + j + Width), odd);
            }
            result[i] = Vector256.Sum(even + odd);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(float* factors, float* rows, nint stride, int* index, int count, int width, float* result)
    {
        for (var j = 0; j < width; j += 64)
        {
            var a = Vector256<float>.Zero;
            var b = Vector256<float>.Zero;
            var c = Vector256<float>.Zero;
            var d = Vector256<float>.Zero;
            var e = Vector256<float>.Zero;
            var f = Vector256<float>.Zero;
            var g = Vector256<float>.Zero;
            var h = Vector256<float>.Zero;
            for (var i = 0; i < count; i++)
            {
                var row = rows + (index is null ? i : index[i]) * stride + j;
                var factor = Vector256.Create(factors[i]);
                a = Vector256.FusedMultiplyAdd(factor, Vector256.Load(row), a);
                b = Vector256.FusedMultiplyAdd(factor, Vector256.Load(row + 8), b);
                c = Vector256.FusedMultiplyAdd(factor, Vector256.Load(row + 16), c);
                d = Vector256.FusedMultiplyAdd(factor, Vector256.Load(row + 24), d);
                e = Vector256.FusedMultiplyAdd(factor, Vector256.Load(row + 32), e);
                f = Vector256.FusedMultiplyAdd(factor, Vector256.Load(row + 40), f);
                g = Vector256.FusedMultiplyAdd(factor, Vector256.Load(row + 48), g);
                h = Vector256.FusedMultiplyAdd(factor, Vector256.Load(row + 56), h);
            }
            a.Store(result + j);
            b.Store(result + j + 8);
            c.Store(result + j + 16);
            d.Store(result + j + 24);
            e.Store(result + j + 32);
            f.Store(result + j + 40);
            g.Store(result + j + 48);
            h.Store(result + j + 56);
        }
    }
}
