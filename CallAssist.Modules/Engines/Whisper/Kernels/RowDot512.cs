using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>Dot products of a stored row with one to four vectors, 512 bits at a time; the row is read once.</summary>
internal static unsafe class RowDot512
{
    private const int Width = 16;

    public static void Run(TensorType type, byte* row, int columns, float* x, nint stride, int vectors, float* result)
    {
        if (vectors == 1) One(type, row, columns, x, result);
        else Four(type, row, columns, x, x + stride, x + Math.Min(2, vectors - 1) * stride, x + (vectors - 1) * stride, vectors, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(TensorType type, byte* row, int columns, float* x, float* result)
    {
        var (even, odd) = (Vector512<float>.Zero, Vector512<float>.Zero);
        var i = 0;
        switch (type)
        {
            case TensorType.F32:
                for (; i <= columns - 2 * Width; i += 2 * Width)
                {
                    even = Vector512.FusedMultiplyAdd(Vector512.Load((float*)row + i), Vector512.Load(x + i), even);
                    odd = Vector512.FusedMultiplyAdd(Vector512.Load((float*)row + i + Width), Vector512.Load(x + i + Width), odd);
                }
                break;
            case TensorType.F16:
                for (; i <= columns - 2 * Width; i += 2 * Width)
                {
                    even = Vector512.FusedMultiplyAdd(RowUnpack512.Halves(row + 2 * i), Vector512.Load(x + i), even);
                    odd = Vector512.FusedMultiplyAdd(RowUnpack512.Halves(row + 2 * i + 2 * Width), Vector512.Load(x + i + Width), odd);
                }
                break;
            case TensorType.Q8_0:
                for (var block = row; i < columns; i += 32, block += 34)
                {
                    var sum = Vector512<float>.Zero;
                    for (var j = 0; j < 32; j += Width) sum = Vector512.FusedMultiplyAdd(RowUnpack512.SignedBytes(block + 2 + j), Vector512.Load(x + i + j), sum);
                    even = Vector512.FusedMultiplyAdd(sum, Vector512.Create(RowUnpack512.Half(block)), even);
                }
                break;
            default:
                var values = stackalloc float[32];
                var bytes = type.BytesPerBlock();
                for (var block = row; i < columns; i += 32, block += bytes)
                {
                    RowUnpack512.Nibbles(type, block, values);
                    for (var j = 0; j < 32; j += Width) even = Vector512.FusedMultiplyAdd(Vector512.Load(values + j), Vector512.Load(x + i + j), even);
                }
                break;
        }
        var total = Vector512.Sum(even + odd);
        for (; i < columns; i++) total += Value(type, row, i) * x[i];
        *result = total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(TensorType type, byte* row, int columns, float* a, float* b, float* c, float* d, int vectors, float* result)
    {
        var sa = Vector512<float>.Zero;
        var (sb, sc, sd) = (sa, sa, sa);
        var values = stackalloc float[32];
        var i = 0;
        for (; i <= columns - 32; i += 32)
        {
            RowUnpack512.Run32(type, row, i, values);
            for (var j = 0; j < 32; j += Width)
            {
                var weight = Vector512.Load(values + j);
                sa = Vector512.FusedMultiplyAdd(weight, Vector512.Load(a + i + j), sa);
                sb = Vector512.FusedMultiplyAdd(weight, Vector512.Load(b + i + j), sb);
                sc = Vector512.FusedMultiplyAdd(weight, Vector512.Load(c + i + j), sc);
                sd = Vector512.FusedMultiplyAdd(weight, Vector512.Load(d + i + j), sd);
            }
        }
        var (ta, tb, tc, td) = (Vector512.Sum(sa), Vector512.Sum(sb), Vector512.Sum(sc), Vector512.Sum(sd));
        for (; i < columns; i++)
        {
            var weight = Value(type, row, i);
            (ta, tb, tc, td) = (ta + weight * a[i], tb + weight * b[i], tc + weight * c[i], td + weight * d[i]);
        }
        result[0] = ta;
        if (vectors > 1) result[1] = tb;
        if (vectors > 2) result[2] = tc;
        if (vectors > 3) result[3] = td;
    }

    /// <summary>A value past the last whole step; only plain types have such.</summary>
    private static float Value(TensorType type, byte* row, int index) => type == TensorType.F32 ? ((float*)row)[index] : RowUnpack512.Half(row + 2 * index);
}
