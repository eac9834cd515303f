using System.Runtime.CompilerServices;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>What happens to a product on its way to memory.</summary>
internal enum After
{
    /// <summary>C = A·W + b.</summary>
    Store,

    /// <summary>C += A·W + b: the residual stream.</summary>
    Add,

    /// <summary>C = GELU(A·W + b).</summary>
    Gelu,
}

/// <summary>
/// C[rows][outputs] = A[rows][inputs] · Wᵀ + b for many rows. A is packed once for all layers that read it; a panel of 32 weight rows is
/// unpacked to floats once and used by all rows of a block, so that weights stay in the mapped file as they are.
/// </summary>
internal readonly unsafe struct MatrixProduct : IWork
{
    /// <summary>Pieces of work wanted for each worker, so that a late one does not hold up the rest.</summary>
    private const int PiecesPerWorker = 6;

    private readonly Compute _compute;
    private readonly Scratch _scratch;
    private readonly Matrix _weights;
    private readonly float* _bias;
    private readonly float* _a;
    private readonly float* _c;
    private readonly nint _cStride;
    private readonly int _rows;
    private readonly int _blockRows;
    private readonly int _blocks;
    private readonly After _after;

    private MatrixProduct(Scratch scratch, Compute compute, int workers, Matrix weights, float* bias, int rows, float* c, nint cStride, After after)
    {
        (_compute, _scratch, _weights, _rows, _after) = (compute, scratch, weights, rows, after);
        _cStride = cStride;
        _bias = bias;
        _a = scratch.Packed;
        _c = c;
        var tiles = (rows + Compute.TileRows - 1) / Compute.TileRows;
        var blocks = Math.Clamp((workers == 1 ? 1 : PiecesPerWorker * workers) / Panels, 1, tiles);
        _blockRows = (tiles + blocks - 1) / blocks * Compute.TileRows;
        _blocks = (rows + _blockRows - 1) / _blockRows;
    }

    /// <summary>Floats of scratch memory that each worker needs for weights of so many inputs.</summary>
    public static int ScratchFloats(int inputs) => (inputs + Math.Max(Compute.TileRows, Panel.SpareColumns)) * Compute.TileColumns;

    /// <summary>Packs A for <see cref="RunPacked"/>, which may follow several times.</summary>
    public static void Pack(WorkerTeam team, Scratch scratch, float* a, nint aStride, int rows, int inputs)
    {
        scratch.MakeRoom((long)(rows + Compute.TileRows) * inputs);
        var work = new PackRows(a, aStride, rows, inputs, scratch.Packed);
        team.Run(work.Items, ref work);
    }

    /// <summary>Packs A and runs a layer.</summary>
    public static void Run(
        WorkerTeam team, Compute compute, Scratch scratch, Linear layer, float* a, nint aStride, int rows, float* c, nint cStride, After after = After.Store)
    {
        Pack(team, scratch, a, aStride, rows, layer.Weight.Columns);
        RunPacked(team, compute, scratch, layer, rows, c, cStride, after);
    }

    /// <summary>Runs a layer on what was packed. C has whole tiles of rows; strides are in floats.</summary>
    public static void RunPacked(
        WorkerTeam team, Compute compute, Scratch scratch, Linear layer, int rows, float* c, nint cStride, After after = After.Store)
    {
        fixed (float* bias = layer.Bias)
        {
            var work = new MatrixProduct(scratch, compute, team.Workers, layer.Weight, bias, rows, c, cStride, after);
            team.Run(work.Panels * work._blocks, ref work);
        }
    }

    private int Panels => (_weights.Rows + Compute.TileColumns - 1) / Compute.TileColumns;

    public void Do(int item, int worker)
    {
        var panel = item / _blocks;
        var firstRow = item % _blocks * _blockRows;
        var lastRow = Math.Min(_rows, firstRow + _blockRows);
        var column = panel * Compute.TileColumns;
        var columns = Math.Min(Compute.TileColumns, _weights.Rows - column);

        var packed = _scratch.Of(worker);
        var spare = packed + (nint)_weights.Columns * Compute.TileColumns; // for unpacking and for ragged tiles
        Panel.Unpack(_compute, _weights, column, columns, packed, spare);

        for (var row = firstRow; row < lastRow; row += Compute.TileRows)
        {
            var to = _c + column + row * _cStride;
            if (columns == Compute.TileColumns) Tile(row, column, packed, to, _cStride);
            else RaggedTile(row, column, columns, packed, to, spare);
        }
    }

    private void Tile(int row, int column, float* packed, float* to, nint stride)
    {
        _compute.Tile(_a + (nint)row * _weights.Columns, packed, _weights.Columns, _bias is null ? null : _bias + column, to, stride, _after == After.Add);
        if (_after != After.Gelu) return;
        for (var i = 0; i < Compute.TileRows; i++) _compute.Gelu(to + i * stride, Compute.TileColumns);
    }

    private void RaggedTile(int row, int column, int columns, float* packed, float* to, float* spare)
    {
        var bias = stackalloc float[Compute.TileColumns];
        for (var j = 0; j < Compute.TileColumns; j++) bias[j] = _bias is null || j >= columns ? 0 : _bias[column + j];
        for (var i = 0; i < Compute.TileRows; i++)
            for (var j = 0; j < Compute.TileColumns; j++) spare[i * Compute.TileColumns + j] = j < columns ? to[i * _cStride + j] : 0;
        _compute.Tile(_a + (nint)row * _weights.Columns, packed, _weights.Columns, bias, spare, Compute.TileColumns, _after == After.Add);
        if (_after == After.Gelu) _compute.Gelu(spare, Compute.TileRows * Compute.TileColumns);
        for (var i = 0; i < Compute.TileRows; i++)
            for (var j = 0; j < columns; j++) to[i * _cStride + j] = spare[i * Compute.TileColumns + j];
    }
}

/// <summary>Packs rows twelve by twelve; an item is a few tiles.</summary>
internal readonly unsafe struct PackRows : IWork
{
    private const int Piece = 8 * Compute.TileRows;

    private readonly float* _from;
    private readonly nint _stride;
    private readonly float* _to;
    private readonly int _rows;
    private readonly int _inputs;

    public PackRows(float* from, nint stride, int rows, int inputs, float* to)
    {
        _from = from;
        _stride = stride;
        _to = to;
        _rows = rows;
        _inputs = inputs;
    }

    public int Items => (_rows + Piece - 1) / Piece;

    public void Do(int item, int worker)
    {
        for (var row = item * Piece; row < Math.Min(_rows, (item + 1) * Piece); row += Compute.TileRows)
            Panel.Transpose(_from + row * _stride, _stride, Math.Min(Compute.TileRows, _rows - row), _inputs, _to + (nint)row * _inputs, Compute.TileRows);
    }
}

/// <summary>Scratch memory of each worker, and packed rows for all.</summary>
internal sealed unsafe class Scratch(int workers, int perWorker) : IDisposable
{
    private readonly FloatBuffer _buffer = new((long)workers * perWorker);
    private FloatBuffer _packed = new(0);

    /// <summary>Packed rows.</summary>
    public float* Packed => _packed.Pointer;

    public float* Of(int worker) => _buffer.Pointer + (nint)worker * perWorker;

    /// <summary>Makes <see cref="Packed"/> hold so many floats at least.</summary>
    public void MakeRoom(long floats)
    {
        if (_packed.Length >= floats) return;
        _packed.Dispose();
        _packed = new FloatBuffer(floats);
    }

    public void Dispose()
    {
        _buffer.Dispose();
        _packed.Dispose();
    }
}
