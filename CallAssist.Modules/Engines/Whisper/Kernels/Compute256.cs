using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>The kernels with 256 bit vectors.</summary>
internal sealed unsafe class Compute256(bool exact) : Compute
{
    private const int Width = 8;

    public static bool IsSupported => Vector256.IsHardwareAccelerated && Fma.IsSupported && Avx2.IsSupported;

    public override KernelPath Path => KernelPath.Vector256;

    public override void Tile(float* a, float* panel, int k, float* bias, float* c, nint cStride, bool add)
    {
        for (var row = 0; row < TileRows; row += 3) Tile256.Run(a + row, panel, k, bias, c + row * cStride, cStride, add);
    }

    public override void Dot(TensorType type, byte* row, int columns, float* x, nint stride, int vectors, float* result) =>
        RowDot256.Run(type, row, columns, x, stride, vectors, result);

    public override void Dots(Matrix weights, int firstRow, int rows, float* x, nint stride, int vectors, float* result, nint resultStride)
    {
        if (!exact && Words256.Run(weights, firstRow, rows, x, stride, vectors, result, resultStride)) return;
        if (!RowDots256.Run(weights.Type, weights.Row(firstRow), rows, weights.Columns, x, stride, vectors, result, resultStride))
            base.Dots(weights, firstRow, rows, x, stride, vectors, result, resultStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override float Dot(float* x, float* y, int count)
    {
        var (even, odd) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var i = 0;
        for (; i <= count - 2 * Width; i += 2 * Width)
        {
            even = Vector256.FusedMultiplyAdd(Vector256.Load(x + i), Vector256.Load(y + i), even);
            odd = Vector256.FusedMultiplyAdd(Vector256.Load(x + i + Width), Vector256.Load(y + i + Width), odd);
        }
        var sum = Vector256.Sum(even + odd);
        for (; i < count; i++) sum += x[i] * y[i];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddScaled(float* x, float factor, float* y, int count)
    {
        var factors = Vector256.Create(factor);
        var i = 0;
        for (; i <= count - Width; i += Width) Vector256.FusedMultiplyAdd(factors, Vector256.Load(x + i), Vector256.Load(y + i)).Store(y + i);
        for (; i < count; i++) y[i] += factor * x[i];
    }

    public override void DotRows(float* x, float* rows, nint stride, int* index, int count, int width, float* result)
    {
        if (width % 64 == 0) Rows256.Dot(x, rows, stride, index, count, width, result);
        else for (var i = 0; i < count; i++) result[i] = Dot(x, rows + (index is null ? i : index[i]) * stride, width);
    }

    public override void SumRows(float* factors, float* rows, nint stride, int* index, int count, int width, float* result)
    {
        if (width % 64 == 0)
        {
            Rows256.Sum(factors, rows, stride, index, count, width, result);
            return;
        }
        new Span<float>(result, width).Clear();
        for (var i = 0; i < count; i++) AddScaled(rows + (index is null ? i : index[i]) * stride, factors[i], result, width);
    }

    public override void SumStored(float* factors, Matrix rows, float* result)
    {
        if (!RowDots256.Sum(factors, rows, result)) base.SumStored(factors, rows, result);
    }

    public override void Unpack(TensorType type, byte* from, float* to, int count) => RowUnpack256.Run(type, from, to, count);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override float Exponentials(float* x, int count, float scale)
    {
        var max = Max(x, count);
        var (scales, maxima, sums) = (Vector256.Create(scale), Vector256.Create(max), Vector256<float>.Zero);
        var i = 0;
        for (; i <= count - Width; i += Width)
        {
            var value = Exp((Vector256.Load(x + i) - maxima) * scales);
            value.Store(x + i);
            sums += value;
        }
        var sum = Vector256.Sum(sums);
        for (; i < count; i++) sum += x[i] = MathF.Exp(scale * (x[i] - max));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void ColumnExponentials(float* x, int rows, float scale, float* sums)
    {
        var end = x + (nint)rows * TileColumns;
        var scales = Vector256.Create(scale);
        for (var column = 0; column < TileColumns; column += Width, x += Width, end += Width, sums += Width)
        {
            var max = Vector256.Load(x);
            for (var at = x; at < end; at += TileColumns) max = Vector256.Max(max, Vector256.Load(at));
            max *= scales;
            var sum = Vector256<float>.Zero;
            for (var at = x; at < end; at += TileColumns)
            {
                var value = Exp(Vector256.FusedMultiplyAdd(Vector256.Load(at), scales, -max));
                value.Store(at);
                sum += value;
            }
            sum.Store(sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void DivideColumns(float* x, int rows, float* divisors)
    {
        for (var column = 0; column < TileColumns; column += Width)
        {
            var factor = Vector256<float>.One / Vector256.Load(divisors + column);
            for (var i = 0; i < rows; i++) (Vector256.Load(x + i * TileColumns + column) * factor).Store(x + i * TileColumns + column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override float LogSumOfExponentials(float* x, int count)
    {
        var max = Max(x, count);
        if (max == float.NegativeInfinity) return max;
        var (maxima, sums) = (Vector256.Create(max), Vector256<float>.Zero);
        var i = 0;
        for (; i <= count - Width; i += Width) sums += Exp(Vector256.Load(x + i) - maxima);
        var sum = Vector256.Sum(sums);
        for (; i < count; i++) sum += MathF.Exp(x[i] - max);
        return max + MathF.Log(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override float Max(float* x, int count)
    {
        var max = float.NegativeInfinity;
        var i = 0;
        if (count >= Width)
        {
            var highest = Vector256.Load(x);
            for (i = Width; i <= count - Width; i += Width) highest = Vector256.Max(highest, Vector256.Load(x + i));
            for (var j = 0; j < Width; j++) max = MathF.Max(max, highest[j]);
        }
        for (; i < count; i++) max = MathF.Max(max, x[i]);
        return max;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Gelu(float* x, int count)
    {
        var i = 0;
        for (; i <= count - Width; i += Width)
        {
            var v = Vector256.Load(x + i);
            var inner = v * Vector256.FusedMultiplyAdd(v * v, Vector256.Create(-2 * 0.797884561f * 0.044715f), Vector256.Create(-2 * 0.797884561f));
            (v / (Vector256<float>.One + Exp(inner))).Store(x + i); // 0.5 (1 + tanh u) = 1 / (1 + exp(-2u))
        }
        for (; i < count; i++) x[i] = 0.5f * x[i] * (1 + MathF.Tanh(0.797884561f * x[i] * (1 + 0.044715f * x[i] * x[i])));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void LayerNorm(float* x, float* gain, float* offset, float* y, int count)
    {
        var sums = Vector256<float>.Zero;
        var i = 0;
        for (; i <= count - Width; i += Width) sums += Vector256.Load(x + i);
        var sum = Vector256.Sum(sums);
        for (; i < count; i++) sum += x[i];
        var mean = sum / count;

        var (means, squares) = (Vector256.Create(mean), Vector256<float>.Zero);
        for (i = 0; i <= count - Width; i += Width)
        {
            var difference = Vector256.Load(x + i) - means;
            squares = Vector256.FusedMultiplyAdd(difference, difference, squares);
        }
        var square = Vector256.Sum(squares);
        for (; i < count; i++) square += (x[i] - mean) * (x[i] - mean);

        var factor = 1 / MathF.Sqrt(square / count + 1e-5f);
        var factors = Vector256.Create(factor);
        for (i = 0; i <= count - Width; i += Width)
            Vector256.FusedMultiplyAdd((Vector256.Load(x + i) - means) * factors, Vector256.Load(gain + i), Vector256.Load(offset + i)).Store(y + i);
        for (; i < count; i++) y[i] = (x[i] - mean) * factor * gain[i] + offset[i];
    }

    /// <summary>e to the x, relative error below 2e-7: x = n ln 2 + r, a polynomial for r, n into the exponent bits (Cephes).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Exp(Vector256<float> x)
    {
        const float RoundingShift = 12_582_912f; // 1.5 * 2^23: adding it rounds to a whole number in the low bits
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-87f)), Vector256.Create(88f));
        var shifted = Vector256.FusedMultiplyAdd(x, Vector256.Create(1.44269504f), Vector256.Create(RoundingShift));
        var n = shifted - Vector256.Create(RoundingShift);
        var r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-0.693359375f), x);
        r = Vector256.FusedMultiplyAdd(n, Vector256.Create(2.12194440e-4f), r);
        var p = Vector256.FusedMultiplyAdd(Vector256.Create(1.9875691500e-4f), r, Vector256.Create(1.3981999507e-3f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(8.3334519073e-3f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(4.1665795894e-2f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.6666665459e-1f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(0.5f));
        p = Vector256.FusedMultiplyAdd(p, r * r, r + Vector256<float>.One);
        return (p.AsInt32() + (shifted.AsInt32() << 23)).AsSingle();
    }
}
