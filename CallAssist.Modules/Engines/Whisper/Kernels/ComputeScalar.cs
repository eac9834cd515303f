using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>The kernels without vectors.</summary>
internal sealed unsafe class ComputeScalar : Compute
{
    public override KernelPath Path => KernelPath.Scalar;

    public override void Tile(float* a, float* panel, int k, float* bias, float* c, nint cStride, bool add)
    {
        var sums = stackalloc float[TileColumns];
        for (var i = 0; i < TileRows; i++, c += cStride)
        {
            for (var j = 0; j < TileColumns; j++) sums[j] = (bias is null ? 0 : bias[j]) + (add ? c[j] : 0);
            for (var n = 0; n < k; n++)
            {
                var value = a[n * TileRows + i];
                var row = panel + n * TileColumns;
                for (var j = 0; j < TileColumns; j++) sums[j] += value * row[j];
            }
            for (var j = 0; j < TileColumns; j++) c[j] = sums[j];
        }
    }

    public override void Dot(TensorType type, byte* row, int columns, float* x, nint stride, int vectors, float* result)
    {
        const int Piece = 256;
        var values = stackalloc float[Piece];
        for (var v = 0; v < vectors; v++) result[v] = 0;
        for (var at = 0; at < columns; at += Piece)
        {
            var count = Math.Min(Piece, columns - at);
            Unpack(type, row + type.RowBytes(at), values, count);
            for (var v = 0; v < vectors; v++) result[v] += Dot(values, x + v * stride + at, count);
        }
    }

    public override float Dot(float* x, float* y, int count)
    {
        float sum = 0;
        for (var i = 0; i < count; i++) sum += x[i] * y[i];
        return sum;
    }

    public override void AddScaled(float* x, float factor, float* y, int count)
    {
        for (var i = 0; i < count; i++) y[i] += factor * x[i];
    }

    public override void DotRows(float* x, float* rows, nint stride, int* index, int count, int width, float* result)
    {
        for (var i = 0; i < count; i++) result[i] = Dot(x, rows + (index is null ? i : index[i]) * stride, width);
    }

    public override void SumRows(float* factors, float* rows, nint stride, int* index, int count, int width, float* result)
    {
        new Span<float>(result, width).Clear();
        for (var i = 0; i < count; i++) AddScaled(rows + (index is null ? i : index[i]) * stride, factors[i], result, width);
    }

    public override void Unpack(TensorType type, byte* from, float* to, int count) => Dequantise.Run(type, from, to, count);

    public override float Exponentials(float* x, int count, float scale)
    {
        var max = Max(x, count);
        float sum = 0;
        for (var i = 0; i < count; i++) sum += x[i] = MathF.Exp(scale * (x[i] - max));
        return sum;
    }

    public override void ColumnExponentials(float* x, int rows, float scale, float* sums)
    {
        for (var column = 0; column < TileColumns; column++)
        {
            var max = float.NegativeInfinity;
            for (var i = 0; i < rows; i++) max = MathF.Max(max, x[i * TileColumns + column]);
            sums[column] = 0;
            for (var i = 0; i < rows; i++) sums[column] += x[i * TileColumns + column] = MathF.Exp(scale * (x[i * TileColumns + column] - max));
        }
    }

    public override void DivideColumns(float* x, int rows, float* divisors)
    {
        for (var i = 0; i < rows * TileColumns; i++) x[i] /= divisors[i % TileColumns];
    }

    public override float Max(float* x, int count)
    {
        var max = float.NegativeInfinity;
        for (var i = 0; i < count; i++) max = MathF.Max(max, x[i]);
        return max;
    }

    public override float LogSumOfExponentials(float* x, int count)
    {
        var max = Max(x, count);
        if (max == float.NegativeInfinity) return max;
        double sum = 0;
        for (var i = 0; i < count; i++) sum += Math.Exp(x[i] - max);
        return max + (float)Math.Log(sum);
    }

    public override void Gelu(float* x, int count)
    {
        for (var i = 0; i < count; i++) x[i] = 0.5f * x[i] * (1 + MathF.Tanh(0.797884561f * x[i] * (1 + 0.044715f * x[i] * x[i])));
    }

    public override void LayerNorm(float* x, float* gain, float* offset, float* y, int count)
    {
        double sum = 0, squares = 0;
        for (var i = 0; i < count; i++) sum += x[i];
        var mean = (float)(sum / count);
        for (var i = 0; i < count; i++) squares += (x[i] - mean) * (x[i] - mean);
        var factor = (float)(1 / Math.Sqrt(squares / count + 1e-5));
        for (var i = 0; i < count; i++) y[i] = (x[i] - mean) * factor * gain[i] + offset[i];
    }
}
