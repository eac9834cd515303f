using System.Runtime.CompilerServices;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>C[rows][outputs] = A[rows][inputs] · Wᵀ + b for few rows: every weight is read once from memory, straight from the file.</summary>
internal readonly unsafe struct RowProduct : IWork
{
    /// <summary>Outputs that a worker takes at least.</summary>
    private const int Least = 64;

    /// <summary>Outputs computed for one group of rows before the next group reads the same weights again, from the cache.</summary>
    private const int Piece = 512;

    private const int CacheBytes = 256 * 1024;

    private readonly Compute _compute;
    private readonly Matrix _weights;
    private readonly float* _bias;
    private readonly float* _a;
    private readonly nint _aStride;
    private readonly float* _c;
    private readonly nint _cStride;
    private readonly int _rows;
    private readonly int _share;
    private readonly int _piece;
    private readonly After _after;

    private RowProduct(Compute compute, Matrix weights, float* bias, float* a, nint aStride, int rows, float* c, nint cStride, After after, int share)
    {
        _compute = compute;
        _weights = weights;
        _bias = bias;
        _a = a;
        _aStride = aStride;
        _c = c;
        _cStride = cStride;
        _rows = rows;
        _after = after;
        _share = share;
        _piece = (int)Math.Clamp(CacheBytes / weights.RowBytes / 4 * 4, 4, Piece);
    }

    public static void Run(WorkerTeam team, Compute compute, Linear layer, float* a, nint aStride, int rows, float* c, nint cStride, After after = After.Store)
    {
        fixed (float* bias = layer.Bias)
        {
            var share = team.Workers == 1 ? layer.Weight.Rows : Math.Max(Least, layer.Weight.Rows / (8 * team.Workers));
            var work = new RowProduct(compute, layer.Weight, bias, a, aStride, rows, c, cStride, after, share);
            team.Run((layer.Weight.Rows + share - 1) / share, ref work);
        }
    }

    public void Do(int item, int worker)
    {
        var last = Math.Min(_weights.Rows, (item + 1) * _share);
        for (var first = item * _share; first < last; first += _piece)
            for (var row = 0; row < _rows; row += _compute.Vectors) Outputs(first, Math.Min(_piece, last - first), row);
    }

    [SkipLocalsInit]
    private void Outputs(int first, int count, int row)
    {
        var sums = stackalloc float[Compute.MaxVectors * Piece];
        var vectors = Math.Min(_compute.Vectors, _rows - row);
        _compute.Dots(_weights, first, count, _a + row * _aStride, _aStride, vectors, sums, Piece);
        for (var v = 0; v < vectors; v++, sums += Piece)
        {
            var to = _c + (row + v) * _cStride + first;
            if (_bias is not null) _compute.AddScaled(_bias + first, 1, sums, count);
            if (_after == After.Add) _compute.AddScaled(sums, 1, to, count);
            else new ReadOnlySpan<float>(sums, count).CopyTo(new Span<float>(to, count));
            if (_after == After.Gelu) _compute.Gelu(to, count);
        }
    }
}
