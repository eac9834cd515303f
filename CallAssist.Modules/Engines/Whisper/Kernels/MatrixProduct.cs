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
/// C[rows][outputs] = A[rows][inputs] · Wᵀ + b for many rows. A panel of 32 weight rows is unpacked to floats once, transposed,
/// and then used by all rows of a block, so that weights stay in the mapped file as they are.
/// </summary>
internal readonly unsafe struct MatrixProduct : IWork
{
    /// <summary>Rows that share one unpacking of a panel: a multiple of the tile's rows, so many that unpacking costs nothing.</summary>
    private const int BlockRows = 42 * Compute.TileRows;

    private readonly Compute _compute;
    private readonly float* _scratch;
    private readonly int _scratchLength;
    private readonly Matrix _weights;
    private readonly float* _bias;
    private readonly float* _a;
    private readonly nint _aStride;
    private readonly float* _c;
    private readonly nint _cStride;
    private readonly nint _groupStride;
    private readonly int _groupColumns;
    private readonly int _rows;
    private readonly int _blocks;
    private readonly After _after;

    private MatrixProduct(Scratch scratch, Compute compute, Matrix weights, float* bias, float* a, nint aStride, int rows, float* c, nint cStride, After after, int groupColumns, nint groupStride)
    {
        (_compute, _weights, _rows, _after) = (compute, weights, rows, after);
        (_aStride, _cStride, _groupColumns, _groupStride) = (aStride, cStride, groupColumns, groupStride);
        _bias = bias;
        _a = a;
        _c = c;
        _scratch = scratch.Pointer;
        _scratchLength = scratch.PerWorker;
        _blocks = (rows + BlockRows - 1) / BlockRows;
    }

    /// <summary>Floats of scratch memory that each worker needs for weights of so many inputs.</summary>
    public static int ScratchFloats(int inputs) => (inputs + Compute.TileRows + 16) * Compute.TileColumns;

    /// <summary>
    /// Runs a layer. Buffers have whole tiles of rows; strides are in floats. After <paramref name="groupColumns"/> outputs (a multiple
    /// of 32; 0: never) C continues <paramref name="groupStride"/> further: a head each.
    /// </summary>
    public static void Run(
        WorkerTeam team, Compute compute, Scratch scratch, Linear layer, float* a, nint aStride, int rows, float* c, nint cStride, After after = After.Store, int groupColumns = 0, nint groupStride = 0)
    {
        fixed (float* bias = layer.Bias)
        {
            var work = new MatrixProduct(scratch, compute, layer.Weight, bias, a, aStride, rows, c, cStride, after, groupColumns, groupStride);
            team.Run(work.Panels * work._blocks, ref work);
        }
    }

    private int Panels => (_weights.Rows + Compute.TileColumns - 1) / Compute.TileColumns;

    public void Do(int item, int worker)
    {
        var panel = item / _blocks;
        var firstRow = item % _blocks * BlockRows;
        var lastRow = Math.Min(_rows, firstRow + BlockRows);
        var column = panel * Compute.TileColumns;
        var columns = Math.Min(Compute.TileColumns, _weights.Rows - column);

        var packed = _scratch + (nint)worker * _scratchLength;
        var spare = packed + (nint)_weights.Columns * Compute.TileColumns; // for unpacking and for ragged tiles
        Panel.Unpack(_compute, _weights, column, columns, packed, spare);

        var c = _groupColumns == 0 ? _c + column : _c + column / _groupColumns * _groupStride + column % _groupColumns;
        for (var row = firstRow; row < lastRow; row += Compute.TileRows)
        {
            var to = c + row * _cStride;
            if (columns == Compute.TileColumns) Tile(row, column, packed, to, _cStride);
            else RaggedTile(row, column, columns, packed, to, spare);
        }
    }

    private void Tile(int row, int column, float* packed, float* to, nint stride)
    {
        _compute.Tile(_a + row * _aStride, _aStride, packed, _weights.Columns, _bias is null ? null : _bias + column, to, stride, _after == After.Add);
        if (_after != After.Gelu) return;
        for (var i = 0; i < Compute.TileRows; i++) _compute.Gelu(to + i * stride, Compute.TileColumns);
    }

    private void RaggedTile(int row, int column, int columns, float* packed, float* to, float* spare)
    {
        var bias = stackalloc float[Compute.TileColumns];
        for (var j = 0; j < Compute.TileColumns; j++) bias[j] = _bias is null || j >= columns ? 0 : _bias[column + j];
        for (var i = 0; i < Compute.TileRows; i++)
            for (var j = 0; j < Compute.TileColumns; j++) spare[i * Compute.TileColumns + j] = j < columns ? to[i * _cStride + j] : 0;
        _compute.Tile(_a + row * _aStride, _aStride, packed, _weights.Columns, bias, spare, Compute.TileColumns, _after == After.Add);
        if (_after == After.Gelu) _compute.Gelu(spare, Compute.TileRows * Compute.TileColumns);
        for (var i = 0; i < Compute.TileRows; i++)
            for (var j = 0; j < columns; j++) to[i * _cStride + j] = spare[i * Compute.TileColumns + j];
    }
}

/// <summary>Panels: 32 columns side by side, [inner][32], as the tile kernel reads them.</summary>
internal static unsafe class Panel
{
    /// <summary>Packs up to 32 stored rows; missing ones become zero.</summary>
    public static void Unpack(Compute compute, Matrix weights, int firstRow, int rows, float* panel, float* spare)
    {
        const int Piece = 256;
        for (var row = 0; row < Compute.TileColumns; row++)
        {
            for (var at = 0; at < weights.Columns; at += Piece)
            {
                var count = Math.Min(Piece, weights.Columns - at);
                if (row < rows) compute.Unpack(weights.Type, weights.Row(firstRow + row) + weights.Type.RowBytes(at), spare, count);
                else Unsafe.InitBlockUnaligned(spare, 0, Piece * sizeof(float));
                var to = panel + (nint)at * Compute.TileColumns + row;
                for (var i = 0; i < count; i++, to += Compute.TileColumns) *to = spare[i];
            }
        }
    }

    /// <summary>Packs up to 32 rows of floats as columns.</summary>
    public static void Transpose(float* from, nint stride, int rows, int length, float* panel)
    {
        for (var row = 0; row < Compute.TileColumns; row++)
            for (var i = 0; i < length; i++) panel[i * Compute.TileColumns + row] = row < rows ? from[row * stride + i] : 0;
    }

    /// <summary>Packs up to 32 columns of rows of floats.</summary>
    public static void Copy(float* from, nint stride, int columns, int length, float* panel)
    {
        for (var i = 0; i < length; i++, from += stride, panel += Compute.TileColumns)
            for (var j = 0; j < Compute.TileColumns; j++) panel[j] = j < columns ? from[j] : 0;
    }
}

/// <summary>Scratch memory of each worker.</summary>
internal sealed unsafe class Scratch(int workers, int perWorker) : IDisposable
{
    private readonly FloatBuffer _buffer = new((long)workers * perWorker);

    public int PerWorker => perWorker;

    public float* Pointer => _buffer.Pointer;

    public float* Of(int worker) => _buffer.Pointer + (nint)worker * perWorker;

    public void Dispose() => _buffer.Dispose();
}
