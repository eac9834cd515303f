using CallAssist.Engines.Whisper.Kernels;

namespace CallAssist.Engines.Whisper.Network;

/// <summary>
/// softmax(Q Kᵀ / sqrt(d)) V for blocks of queries: the scores of twelve queries at a time, never the whole square.
/// An item is a run of queries of one head; keys and values are packed before by <see cref="PackKeysAndValues"/>.
/// </summary>
internal readonly unsafe struct EncoderAttention : IWork
{
    /// <summary>Queries of an item.</summary>
    private const int Queries = 10 * Compute.TileRows;

    private readonly Compute _compute;
    private readonly Scratch _scratch;
    private readonly float* _query;
    private readonly float* _keys;
    private readonly float* _values;
    private readonly float* _output;
    private readonly nint _stride;
    private readonly int _positions;
    private readonly int _head;
    private readonly int _items;

    public EncoderAttention(Compute compute, Scratch scratch, float* query, float* keys, float* values, float* output, nint stride, int positions, int headSize)
    {
        _compute = compute;
        _scratch = scratch;
        _query = query;
        _keys = keys;
        _values = values;
        _output = output;
        _stride = stride;
        _positions = positions;
        _head = headSize;
        _items = (positions + Queries - 1) / Queries;
    }

    /// <summary>Pieces of work for so many heads.</summary>
    public int Items(int heads) => heads * _items;

    /// <summary>Floats of packed keys of a head: panels of 32 keys, [panel][d][32].</summary>
    public static nint KeyFloats(int positions, int headSize) => (nint)Panels(positions) * headSize * Compute.TileColumns;

    /// <summary>Floats of packed values of a head: panels of 32 columns, [panel][position][32].</summary>
    public static nint ValueFloats(int positions, int headSize) => (nint)Panels(headSize) * positions * Compute.TileColumns;

    /// <summary>Floats of scratch memory that each worker needs.</summary>
    public static int ScratchFloats(int positions, int headSize) =>
        Compute.TileRows * (ScoreStride(positions) + Panels(headSize) * Compute.TileColumns) + Compute.TileRows;

    public void Do(int item, int worker)
    {
        var head = item / _items;
        var first = item % _items * Queries;
        var last = Math.Min(_positions, first + Queries);
        for (var row = first; row < last; row += Compute.TileRows) Rows(head, row, Math.Min(Compute.TileRows, last - row), _scratch.Of(worker));
    }

    private void Rows(int head, int row, int rows, float* scores)
    {
        var stride = ScoreStride(_positions);
        var sum = scores + Compute.TileRows * stride;
        var result = sum + Compute.TileRows;
        var keys = _keys + head * KeyFloats(_positions, _head);
        for (var panel = 0; panel < Panels(_positions); panel++)
            _compute.Tile(_query + row * _stride + head * _head, _stride, keys + (nint)panel * _head * Compute.TileColumns, _head, null, scores + panel * Compute.TileColumns, stride, false);

        var scale = 1 / MathF.Sqrt(_head);
        for (var i = 0; i < rows; i++) sum[i] = 1 / _compute.Exponentials(scores + i * stride, _positions, scale);

        var values = _values + head * ValueFloats(_positions, _head);
        var width = Panels(_head) * Compute.TileColumns;
        for (var panel = 0; panel < Panels(_head); panel++)
            _compute.Tile(scores, stride, values + (nint)panel * _positions * Compute.TileColumns, _positions, null, result + panel * Compute.TileColumns, width, false);
        for (var i = 0; i < rows; i++)
        {
            var to = _output + (row + i) * _stride + head * _head;
            for (var j = 0; j < _head; j++) to[j] = result[i * width + j] * sum[i];
        }
    }

    /// <summary>Whole panels, and off the powers of two that would put all rows into one cache set.</summary>
    private static int ScoreStride(int positions) => Panels(positions) * Compute.TileColumns + 16;

    private static int Panels(int count) => (count + Compute.TileColumns - 1) / Compute.TileColumns;
}

/// <summary>Packs keys and values for the tile kernel; an item is a head.</summary>
internal readonly unsafe struct PackKeysAndValues : IWork
{
    private readonly float* _key;
    private readonly float* _value;
    private readonly nint _stride;
    private readonly float* _keys;
    private readonly float* _values;
    private readonly int _positions;
    private readonly int _head;

    public PackKeysAndValues(float* key, float* value, nint stride, float* keys, float* values, int positions, int headSize)
    {
        _key = key;
        _value = value;
        _stride = stride;
        _keys = keys;
        _values = values;
        _positions = positions;
        _head = headSize;
    }

    public void Do(int item, int worker)
    {
        var keys = _keys + item * EncoderAttention.KeyFloats(_positions, _head);
        for (var row = 0; row < _positions; row += Compute.TileColumns, keys += _head * Compute.TileColumns)
            Panel.Transpose(_key + row * _stride + item * _head, _stride, Math.Min(Compute.TileColumns, _positions - row), _head, keys);
        var values = _values + item * EncoderAttention.ValueFloats(_positions, _head);
        for (var column = 0; column < _head; column += Compute.TileColumns, values += (nint)_positions * Compute.TileColumns)
            Panel.Copy(_value + item * _head + column, _stride, Math.Min(Compute.TileColumns, _head - column), _positions, values);
    }
}
