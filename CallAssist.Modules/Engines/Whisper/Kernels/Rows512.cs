using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>Attention of one query: a vector against many rows, 512 bits at a time, for heads of a multiple of 64.</summary>
internal static unsafe class Rows512
{
    private const int Width = 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dot(float* x, float* rows, nint stride, int* index, int count, int width, float* result)
    {
        for (var i = 0; i < count; i++)
        {
            var row = rows + (index is null ? i : index[i]) * stride;
            var (even, odd) = (Vector512<float>.Zero, Vector512<float>.Zero);
            for (var j = 0; j < width; j += 2 * Width)
            {
                even = Vector512.FusedMultiplyAdd(Vector512.Load(x + j), Vector512.Load(row + j), even);
                odd = Vector512.FusedMultiplyAdd(Vector512.Load(x + j + Width), Vector512.Load(row + j + Width), odd);
            }
            result[i] = Vector512.Sum(even + odd);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(float* factors, float* rows, nint stride, int* index, int count, int width, float* result)
    {
        for (var j = 0; j < width; j += 64)
        {
            var a = Vector512<float>.Zero;
            var b = Vector512<float>.Zero;
            var c = Vector512<float>.Zero;
            var d = Vector512<float>.Zero;
            for (var i = 0; i < count; i++)
            {
                var row = rows + (index is null ? i : index[i]) * stride + j;
                var factor = Vector512.Create(factors[i]);
                a = Vector512.FusedMultiplyAdd(factor, Vector512.Load(row), a);
                b = Vector512.FusedMultiplyAdd(factor, Vector512.Load(row + 16), b);
                c = Vector512.FusedMultiplyAdd(factor, Vector512.Load(row + 32), c);
                d = Vector512.FusedMultiplyAdd(factor, Vector512.Load(row + 48), d);
            }
            a.Store(result + j);
            b.Store(result + j + 16);
            c.Store(result + j + 32);
            d.Store(result + j + 48);
        }
    }
}
