using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>Dot products of a stored row with one to four vectors, 256 bits at a time; the row is read once.</summary>
internal static unsafe class RowDot256
{
    private const int Width = 8;

    public static void Run(TensorType type, byte* row, int columns, float* x, nint stride, int vectors, float* result)
    {
        if (vectors == 1) One(type, row, columns, x, result);
        else Four(type, row, columns, x, x + stride, x + Math.Min(2, vectors - 1) * stride, x + (vectors - 1) * stride, vectors, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One(TensorType type, byte* row, int columns, float* x, float* result)
    {
        var (even, odd) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var i = 0;
        switch (type)
        {
            case TensorType.F32:
                for (; i <= columns - 2 * Width; i += 2 * Width)
                {
                    even = Vector256.FusedMultiplyAdd(Vector256.Load((float*)row + i), Vector256.Load(x + i), even);
                    odd = Vector256.FusedMultiplyAdd(Vector256.Load((float*)row + i + Width), Vector256.Load(x + i + Width), odd);
                }
                break;
            case TensorType.F16:
                for (; i <= columns - 2 * Width; i += 2 * Width)
                {
                    even = Vector256.FusedMultiplyAdd(RowUnpack256.Halves(row + 2 * i), Vector256.Load(x + i), even);
                    odd = Vector256.FusedMultiplyAdd(RowUnpack256.Halves(row + 2 * i + 2 * Width), Vector256.Load(x + i + Width), odd);
                }
                break;
            case TensorType.Q8_0:
                for (var block = row; i < columns; i += 32, block += 34)
                {
                    var sum = Vector256<float>.Zero;
                    for (var j = 0; j < 32; j += Width) sum = Vector256.FusedMultiplyAdd(RowUnpack256.SignedBytes(block + 2 + j), Vector256.Load(x + i + j), sum);
                    even = Vector256.FusedMultiplyAdd(sum, Vector256.Create(RowUnpack256.Half(block)), even);
                }
                break;
            default:
                var values = stackalloc float[32];
                var bytes = type.BytesPerBlock();
                for (var block = row; i < columns; i += 32, block += bytes)
                {
                    RowUnpack256.Nibbles(type, block, values);
                    for (var j = 0; j < 32; j += Width) even = Vector256.FusedMultiplyAdd(Vector256.Load(values + j), Vector256.Load(x + i + j), even);
                }
                break;
        }
        var total = Vector256.Sum(even + odd);
        for (; i < columns; i++) total += Value(type, row, i) * x[i];
        *result = total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four(TensorType type, byte* row, int columns, float* a, float* b, float* c, float* d, int vectors, float* result)
    {
        var sa = Vector256<float>.Zero;
        var (sb, sc, sd) = (sa, sa, sa);
        var values = stackalloc float[32];
        var i = 0;
        for (; i <= columns - 32; i += 32)
        {
            RowUnpack256.Run32(type, row, i, values);
            for (var j = 0; j < 32; j += Width)
            {
                var weight = Vector256.Load(values + j);
                sa = Vector256.FusedMultiplyAdd(weight, Vector256.Load(a + i + j), sa);
                sb = Vector256.FusedMultiplyAdd(weight, Vector256.Load(b + i + j), sb);
                sc = Vector256.FusedMultiplyAdd(weight, Vector256.Load(c + i + j), sc);
                sd = Vector256.FusedMultiplyAdd(weight, Vector256.Load(d + i + j), sd);
            }
        }
        var (ta, tb, tc, td) = (Vector256.Sum(sa), Vector256.Sum(sb), Vector256.Sum(sc), Vector256.Sum(sd));
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
    private static float Value(TensorType type, byte* row, int index) => type == TensorType.F32 ? ((float*)row)[index] : RowUnpack256.Half(row + 2 * index);
}
