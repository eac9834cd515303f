using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>Which instructions the kernels use.</summary>
public enum KernelPath
{
    /// <summary>The widest the processor has.</summary>
    Best,

    /// <summary>512 bit vectors (AVX-512).</summary>
    Vector512,

    /// <summary>256 bit vectors (AVX2 and FMA).</summary>
    Vector256,

    /// <summary>No vectors: for tests and for other processors.</summary>
    Scalar,
}

/// <summary>The inner loops of the network, once per instruction set. All pointers are to floats unless it says otherwise.</summary>
internal abstract unsafe class Compute
{
    /// <summary>Rows of a tile.</summary>
    public const int TileRows = 12;

    /// <summary>Columns of a tile and of a packed panel.</summary>
    public const int TileColumns = 32;

    /// <summary>No path serves more vectors than these with one pass over weights.</summary>
    public const int MaxVectors = 10;

    /// <summary>Vectors that one pass over weights can serve.</summary>
    public virtual int Vectors => 4;

    public abstract KernelPath Path { get; }

    /// <summary>Which path a wish means on this processor; a path it lacks falls back to the next.</summary>
    /// <param name="wish">Which instructions.</param>
    /// <param name="exact">Activations stay single precision; otherwise products with quantised weights may round them to 16 bits.</param>
    public static Compute For(KernelPath wish, bool exact = false) => wish switch
    {
        KernelPath.Scalar => new ComputeScalar(),
        KernelPath.Vector256 when Compute256.IsSupported => new Compute256(exact),
        KernelPath.Best or KernelPath.Vector512 when Compute512.IsSupported => new Compute512(exact),
        KernelPath.Best or KernelPath.Vector512 when Compute256.IsSupported => new Compute256(exact),
        _ => new ComputeScalar(),
    };

    /// <summary>
    /// C[12][32] = A[12][k] · B[k][32] (+ bias[32]) (+ C when <paramref name="add"/>). A is packed as [k][12], B as [k][32].
    /// All twelve rows are written: buffers are padded to whole tiles.
    /// </summary>
    public abstract void Tile(float* a, float* panel, int k, float* bias, float* c, nint cStride, bool add);

    /// <summary>Dot products of one stored row with <paramref name="vectors"/> (1 to 4) vectors that lie <paramref name="stride"/> apart.</summary>
    public abstract void Dot(TensorType type, byte* row, int columns, float* x, nint stride, int vectors, float* result);

    /// <summary>Dot products of rows that follow each other with <paramref name="vectors"/> (1 to <see cref="Vectors"/>) vectors; result[vector][row] has room for <see cref="MaxVectors"/>.</summary>
    public virtual void Dots(Matrix weights, int firstRow, int rows, float* x, nint stride, int vectors, float* result, nint resultStride)
    {
        var sums = stackalloc float[MaxVectors];
        for (var row = 0; row < rows; row++)
        {
            Dot(weights.Type, weights.Row(firstRow + row), weights.Columns, x, stride, vectors, sums);
            for (var v = 0; v < vectors; v++) result[v * resultStride + row] = sums[v];
        }
    }

    /// <summary>x · y.</summary>
    public abstract float Dot(float* x, float* y, int count);

    /// <summary>y += factor · x.</summary>
    public abstract void AddScaled(float* x, float factor, float* y, int count);

    /// <summary>Dot products of a vector with many rows; row i is at <c>index[i]</c>, or at i without an index.</summary>
    public abstract void DotRows(float* x, float* rows, nint stride, int* index, int count, int width, float* result);

    /// <summary>The sum of many rows, each times its factor; row i is at <c>index[i]</c>, or at i without an index.</summary>
    public abstract void SumRows(float* factors, float* rows, nint stride, int* index, int count, int width, float* result);

    /// <summary>The sum of stored rows, each times its factor.</summary>
    public virtual void SumStored(float* factors, Matrix rows, float* result)
    {
        var values = stackalloc float[256];
        new Span<float>(result, rows.Columns).Clear();
        for (var i = 0; i < rows.Rows; i++)
        {
            for (var at = 0; at < rows.Columns; at += 256)
            {
                var count = Math.Min(256, rows.Columns - at);
                Unpack(rows.Type, rows.Row(i) + rows.Type.RowBytes(at), values, count);
                AddScaled(values, factors[i], result + at, count);
            }
        }
    }

    /// <summary>Sums of the same stored rows with other factors for each of 1 to <see cref="Vectors"/> results.</summary>
    public virtual void SumStored(float* factors, nint stride, int vectors, Matrix rows, float* result, nint resultStride)
    {
        for (var v = 0; v < vectors; v++) SumStored(factors + v * stride, rows, result + v * resultStride);
    }

    /// <summary>Stored values to floats.</summary>
    public abstract void Unpack(TensorType type, byte* from, float* to, int count);

    /// <summary>x = exp(scale · (x - max x)); gives the sum.</summary>
    public abstract float Exponentials(float* x, int count, float scale);

    /// <summary>x[rows][32] = exp(scale · (x - max of its column)); gives the sum of each column.</summary>
    public abstract void ColumnExponentials(float* x, int rows, float scale, float* sums);

    /// <summary>x[rows][32] / divisors[32].</summary>
    public abstract void DivideColumns(float* x, int rows, float* divisors);

    /// <summary>The largest.</summary>
    public abstract float Max(float* x, int count);

    /// <summary>log Σ exp(x); minus infinity when all are.</summary>
    public abstract float LogSumOfExponentials(float* x, int count);

    /// <summary>x = GELU(x), tanh form.</summary>
    public abstract void Gelu(float* x, int count);

    /// <summary>y = (x - mean) / sqrt(variance + 1e-5) · gain + offset over one row.</summary>
    public abstract void LayerNorm(float* x, float* gain, float* offset, float* y, int count);
}
