using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>C[rows][outputs] = A[rows][inputs] · Wᵀ + b for few rows: every weight is read once from memory, straight from the file.</summary>
internal readonly unsafe struct RowProduct : IWork
{
    private const int Piece = 64;

    private readonly Compute _compute;
    private readonly Matrix _weights;
    private readonly float* _bias;
    private readonly float* _a;
    private readonly nint _aStride;
    private readonly float* _c;
    private readonly nint _cStride;
    private readonly int _rows;
    private readonly int _piece;
    private readonly After _after;

    private RowProduct(Compute compute, Matrix weights, float* bias, float* a, nint aStride, int rows, float* c, nint cStride, After after, int piece)
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
        _piece = piece;
    }

    public static void Run(WorkerTeam team, Compute compute, Linear layer, float* a, nint aStride, int rows, float* c, nint cStride, After after = After.Store)
    {
        fixed (float* bias = layer.Bias)
        {
            var piece = Math.Max(Piece, layer.Weight.Rows / (8 * team.Workers));
            var work = new RowProduct(compute, layer.Weight, bias, a, aStride, rows, c, cStride, after, piece);
            team.Run((layer.Weight.Rows + piece - 1) / piece, ref work);
        }
    }

    public void Do(int item, int worker)
    {
        var sums = stackalloc float[Compute.MaxVectors];
        var first = item * _piece;
        var last = Math.Min(_weights.Rows, first + _piece);
        for (var row = 0; row < _rows; row += Compute.MaxVectors)
        {
            var vectors = Math.Min(Compute.MaxVectors, _rows - row);
            for (var output = first; output < last; output++)
            {
                _compute.Dot(_weights.Type, _weights.Row(output), _weights.Columns, _a + row * _aStride, _aStride, vectors, sums);
                var bias = _bias is null ? 0 : _bias[output];
                for (var v = 0; v < vectors; v++)
                {
                    var to = _c + (row + v) * _cStride + output;
                    *to = _after == After.Add ? *to + sums[v] + bias : sums[v] + bias;
                }
            }
            if (_after != After.Gelu) continue;
            for (var v = 0; v < vectors; v++) _compute.Gelu(_c + (row + v) * _cStride + first, last - first);
        }
    }
}
