using CallAssist.Engines.Whisper.Kernels;

namespace CallAssist.Engines.Whisper.Network;

/// <summary>
/// softmax(Q Kᵀ / sqrt(d)) V for 32 queries of a head at a time, never the whole square. Everything is kept with the queries side by
/// side: scores [key][32] are columns for the second product as they are, and softmax runs down the columns without crossing lanes.
/// </summary>
internal readonly unsafe struct EncoderAttention : IWork
{
    private const int Queries = Compute.TileColumns;

    private readonly Compute _compute;
    private readonly Scratch _scratch;
    private readonly float* _query;
    private readonly float* _keys;
    private readonly float* _values;
    private readonly float* _output;
    private readonly nint _stride;
    private readonly int _positions;
    private readonly int _head;
    private readonly int _blocks;

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
        _blocks = (positions + Queries - 1) / Queries;
    }

    /// <summary>Pieces of work for so many heads.</summary>
    public int Items(int heads) => heads * _blocks;

    /// <summary>Floats of packed keys of a head: tiles of 12 keys, [tile][d][12].</summary>
    public static nint KeyFloats(int positions, int headSize) => (nint)Tiled(positions) * headSize;

    /// <summary>Floats of packed values of a head: tiles of 12 columns, [tile][position][12].</summary>
    public static nint ValueFloats(int positions, int headSize) => (nint)Tiled(headSize) * positions;

    /// <summary>Floats of scratch memory that each worker needs.</summary>
    public static int ScratchFloats(int positions, int headSize) => Queries * (headSize + Tiled(positions) + Tiled(headSize) + 1);

    public void Do(int item, int worker)
    {
        var head = item / _blocks;
        var first = item % _blocks * Queries;
        var count = Math.Min(Queries, _positions - first);
        var queries = _scratch.Of(worker);
        var scores = queries + Queries * _head;
        var result = scores + (nint)Queries * Tiled(_positions);
        var sums = result + Queries * Tiled(_head);

        Panel.Transpose(_query + first * _stride + head * _head, _stride, count, _head, queries, Queries);
        var keys = _keys + head * KeyFloats(_positions, _head);
        for (var key = 0; key < _positions; key += Compute.TileRows)
            _compute.Tile(keys + (nint)key * _head, queries, _head, null, scores + (nint)key * Queries, Queries, false);

        _compute.ColumnExponentials(scores, _positions, 1 / MathF.Sqrt(_head), sums);

        var values = _values + head * ValueFloats(_positions, _head);
        for (var column = 0; column < _head; column += Compute.TileRows)
            _compute.Tile(values + (nint)column * _positions, scores, _positions, null, result + column * Queries, Queries, false);
        _compute.DivideColumns(result, _head, sums);
        for (var i = 0; i < count; i++)
        {
            var to = _output + (first + i) * _stride + head * _head;
            for (var j = 0; j < _head; j++) to[j] = result[j * Queries + i];
        }
    }

    private static int Tiled(int count) => (count + Compute.TileRows - 1) / Compute.TileRows * Compute.TileRows;
}

/// <summary>Packs keys and values for <see cref="EncoderAttention"/>; an item is a head.</summary>
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
        for (var row = 0; row < _positions; row += Compute.TileRows, keys += _head * Compute.TileRows)
            Panel.Transpose(_key + row * _stride + item * _head, _stride, Math.Min(Compute.TileRows, _positions - row), _head, keys, Compute.TileRows);
        var values = _values + item * EncoderAttention.ValueFloats(_positions, _head);
        for (var column = 0; column < _head; column += Compute.TileRows, values += (nint)_positions * Compute.TileRows)
            Panel.Copy(_value + item * _head + column, _stride, Math.Min(Compute.TileRows, _head - column), _positions, values, Compute.TileRows);
    }
}
