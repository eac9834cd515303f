using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>The kernels with 512 bit vectors.</summary>
internal sealed unsafe class Compute512(bool exact) : Compute
{
    private const int Width = 16;

    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported;

    public override KernelPath Path => KernelPath.Vector512;

    public override int Vectors => exact ? base.Vectors : MaxVectors;

    public override void Tile(float* a, float* panel, int k, float* bias, float* c, nint cStride, bool add) => Tile512.Run(a, panel, k, bias, c, cStride, add);

    public override void Dot(TensorType type, byte* row, int columns, float* x, nint stride, int vectors, float* result) =>
        RowDot512.Run(type, row, columns, x, stride, vectors, result);

    public override void Dots(Matrix weights, int firstRow, int rows, float* x, nint stride, int vectors, float* result, nint resultStride)
    {
        if (!exact && (vectors > 1 ? ManyDots512.Run(weights, firstRow, rows, x, stride, vectors, result, resultStride) : Words512.Run(weights, firstRow, rows, x, result))) return;
        if (!RowDots512.Run(weights.Type, weights.Row(firstRow), rows, weights.Columns, x, stride, vectors, result, resultStride))
            base.Dots(weights, firstRow, rows, x, stride, vectors, result, resultStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override float Dot(float* x, float* y, int count)
    {
        var (even, odd) = (Vector512<float>.Zero, Vector512<float>.Zero);
        var i = 0;
        for (; i <= count - 2 * Width; i += 2 * Width)
        {
            even = Vector512.FusedMultiplyAdd(Vector512.Load(x + i), Vector512.Load(y + i), even);
            odd = Vector512.FusedMultiplyAdd(Vector512.Load(x + i + Width), Vector512.Load(y + i + Width), odd);
        }
        var sum = Vector512.Sum(even + odd);
        for (; i < count; i++) sum += x[i] * y[i];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void AddScaled(float* x, float factor, float* y, int count)
    {
        var factors = Vector512.Create(factor);
        var i = 0;
        for (; i <= count - Width; i += Width) Vector512.FusedMultiplyAdd(factors, Vector512.Load(x + i), Vector512.Load(y + i)).Store(y + i);
        for (; i < count; i++) y[i] += factor * x[i];
    }

    public override void DotRows(float* x, float* rows, nint stride, int* index, int count, int width, float* result)
    {
        if (width % 64 == 0) Rows512.Dot(x, rows, stride, index, count, width, result);
        else for (var i = 0; i < count; i++) result[i] = Dot(x, rows + (index is null ? i : index[i]) * stride, width);
    }

    public override void SumRows(float* factors, float* rows, nint stride, int* index, int count, int width, float* result)
    {
        if (width % 64 == 0)
        {
            Rows512.Sum(factors, rows, stride, index, count, width, result);
            return;
        }
        new Span<float>(result, width).Clear();
        for (var i = 0; i < count; i++) AddScaled(rows + (index is null ? i : index[i]) * stride, factors[i], result, width);
    }

    public override void SumStored(float* factors, Matrix rows, float* result)
    {
        if (!RowDots512.Sum(factors, rows, result)) base.SumStored(factors, rows, result);
    }

    public override void SumStored(float* factors, nint stride, int vectors, Matrix rows, float* result, nint resultStride)
    {
        for (var v = 0; v < vectors; v += 4)
        {
            var these = Math.Min(4, vectors - v);
            var from = factors + v * stride;
            var to = result + v * resultStride;
            if (these == 1 || !RowDots512.Sums(from, stride, these, rows, to, resultStride)) base.SumStored(from, stride, these, rows, to, resultStride);
        }
    }

    public override void Unpack(TensorType type, byte* from, float* to, int count) => RowUnpack512.Run(type, from, to, count);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override float Exponentials(float* x, int count, float scale)
    {
        var max = Max(x, count);
        var (scales, maxima, sums) = (Vector512.Create(scale), Vector512.Create(max), Vector512<float>.Zero);
        var i = 0;
        for (; i <= count - Width; i += Width)
        {
            var value = Exp((Vector512.Load(x + i) - maxima) * scales);
            value.Store(x + i);
            sums += value;
        }
        var sum = Vector512.Sum(sums);
        for (; i < count; i++) sum += x[i] = MathF.Exp(scale * (x[i] - max));
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void ColumnExponentials(float* x, int rows, float scale, float* sums)
    {
        var end = x + (nint)rows * TileColumns;
        var scales = Vector512.Create(scale);
        for (var column = 0; column < TileColumns; column += Width, x += Width, end += Width, sums += Width)
        {
            var max = Vector512.Load(x);
            for (var at = x; at < end; at += TileColumns) max = Vector512.Max(max, Vector512.Load(at));
            max *= scales;
            var sum = Vector512<float>.Zero;
            for (var at = x; at < end; at += TileColumns)
            {
                var value = Exp(Vector512.FusedMultiplyAdd(Vector512.Load(at), scales, -max));
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
            var factor = Vector512<float>.One / Vector512.Load(divisors + column);
            for (var i = 0; i < rows; i++) (Vector512.Load(x + i * TileColumns + column) * factor).Store(x + i * TileColumns + column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override float LogSumOfExponentials(float* x, int count)
    {
        var max = Max(x, count);
        if (max == float.NegativeInfinity) return max;
        var (maxima, sums) = (Vector512.Create(max), Vector512<float>.Zero);
        var i = 0;
        for (; i <= count - Width; i += Width) sums += Exp(Vector512.Load(x + i) - maxima);
        var sum = Vector512.Sum(sums);
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
            var highest = Vector512.Load(x);
            for (i = Width; i <= count - Width; i += Width) highest = Vector512.Max(highest, Vector512.Load(x + i));
            for (var j = 0; j < Width; j++) max = MathF.Max(max, highest[j]);
        }
        for (; i < count; i++) max = MathF.Max(max, x[i]);
        return max;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public override void Gelu(float* x, int count)
    {
        var i = 0;
        for (; i <= count - Width; i += Width)
        {
            var v = Vector512.Load(x + i);
            var inner = v * Vector512.FusedMultiplyAdd(v * v, Vector512.Create(-2 * 0.797884561f * 0.044715f), Vector512.Create(-2 * 0.797884561f));
            (v / (Vector512<float>.One + Exp(inner))).Store(x + i); // 0.5 (1 + tanh u) = 1 / (1 + exp(-2u))
        }
        for (; i < count; i++) x[i] = 0.5f * x[i] * (1 + MathF.Tanh(0.797884561f * x[i] * (1 + 0.044715f * x[i] * x[i])));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void LayerNorm(float* x, float* gain, float* offset, float* y, int count)
    {
        var sums = Vector512<float>.Zero;
        var i = 0;
        for (; i <= count - Width; i += Width) sums += Vector512.Load(x + i);
        var sum = Vector512.Sum(sums);
        for (; i < count; i++) sum += x[i];
        var mean = sum / count;

        var (means, squares) = (Vector512.Create(mean), Vector512<float>.Zero);
        for (i = 0; i <= count - Width; i += Width)
        {
            var difference = Vector512.Load(x + i) - means;
            squares = Vector512.FusedMultiplyAdd(difference, difference, squares);
        }
        var square = Vector512.Sum(squares);
        for (; i < count; i++) square += (x[i] - mean) * (x[i] - mean);

        var factor = 1 / MathF.Sqrt(square / count + 1e-5f);
        var factors = Vector512.Create(factor);
        for (i = 0; i <= count - Width; i += Width)
            Vector512.FusedMultiplyAdd((Vector512.Load(x + i) - means) * factors, Vector512.Load(gain + i), Vector512.Load(offset + i)).Store(y + i);
        for (; i < count; i++) y[i] = (x[i] - mean) * factor * gain[i] + offset[i];
    }

    /// <summary>e to the x, relative error below 2e-7: x = n ln 2 + r, a polynomial for r, n into the exponent bits (Cephes).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Exp(Vector512<float> x)
    {
        const float RoundingShift = 12_582_912f; // 1.5 * 2^23: adding it rounds to a whole number in the low bits
        x = Vector512.Min(Vector512.Max(x, Vector512.Create(-87f)), Vector512.Create(88f));
        var shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(1.44269504f), Vector512.Create(RoundingShift));
        var n = shifted - Vector512.Create(RoundingShift);
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.693359375f), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(2.12194440e-4f), r);
        var p = Vector512.FusedMultiplyAdd(Vector512.Create(1.9875691500e-4f), r, Vector512.Create(1.3981999507e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(8.3334519073e-3f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(4.1665795894e-2f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.6666665459e-1f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.5f));
        p = Vector512.FusedMultiplyAdd(p, r * r, r + Vector512<float>.One);
        return (p.AsInt32() + (shifted.AsInt32() << 23)).AsSingle();
    }
}
