using CallAssist.Engines.Whisper.Kernels;

namespace CallAssist.Engines.Whisper.Network;

/// <summary>One row of a decoder batch: a token of a sequence.</summary>
/// <param name="Sequence">Whose token.</param>
/// <param name="Token">Its id.</param>
/// <param name="Position">Its place in the sequence, from 0.</param>
internal readonly record struct TokenRow(Sequence Sequence, int Token, int Position);

/// <summary>Sees the cross-attention weights of a row and head after softmax.</summary>
internal unsafe interface IAttentionTrace
{
    void Weights(int layer, int head, int row, float* weights, int positions);
}

/// <summary>Attention of decoder rows, to their own past or to the audio; an item is a head and a row, or rows that listen to the same audio.</summary>
internal readonly unsafe struct DecoderAttention : IWork
{
    private readonly Compute _compute;
    private readonly Scratch _scratch;
    private readonly SelfCache? _self;
    private readonly TokenRow[] _rows;
    private readonly Listeners _listeners;
    private readonly float* _query;
    private readonly float* _output;
    private readonly nint _stride;
    private readonly IAttentionTrace? _trace;
    private readonly int _layer;
    private readonly int _count;
    private readonly int _head;

    /// <summary>Attention to the tokens of <paramref name="self"/>, or to the audio when that is null.</summary>
    public DecoderAttention(Compute compute, Scratch scratch, SelfCache? self, TokenRow[] rows, Listeners listeners, float* query, float* output, nint stride, int layer, int count, int headSize, IAttentionTrace? trace)
    {
        (_compute, _scratch, _self, _rows, _listeners, _trace) = (compute, scratch, self, rows, listeners, trace);
        _query = query;
        _output = output;
        (_stride, _layer, _count, _head) = (stride, layer, count, headSize);
    }

    /// <summary>Pieces of work for so many heads.</summary>
    public int Items(int heads) => heads * (_self is null ? _listeners.Count : _count);

    public void Do(int item, int worker)
    {
        var items = _self is null ? _listeners.Count : _count;
        var (place, head) = (item % items, item / items);
        if (_self is null) Listen(_listeners.First(place), _listeners.Rows(place), head, _scratch.Of(worker));
        else LookBack(_self, place, head, _scratch.Of(worker));
    }

    private void Listen(int row, int vectors, int head, float* scores)
    {
        var (keys, values) = (_rows[row].Sequence.Cross.Keys(_layer, head), _rows[row].Sequence.Cross.Values(_layer, head));
        var at = row * _stride + head * _head;
        _compute.Dots(keys, 0, keys.Rows, _query + at, _stride, vectors, scores, keys.Rows);
        for (var v = 0; v < vectors; v++) Weigh(scores + v * keys.Rows, keys.Rows);
        _compute.SumStored(scores, keys.Rows, vectors, values, _output + at, _stride);
        for (var v = 0; v < vectors; v++) _trace?.Weights(_layer, head, row + v, scores + v * keys.Rows, keys.Rows);
    }

    private void LookBack(SelfCache self, int row, int head, float* scores)
    {
        var at = row * _stride + head * _head;
        var count = _rows[row].Position + 1;
        fixed (int* slots = _rows[row].Sequence.Slots)
        {
            _compute.DotRows(_query + at, self.Keys(_layer) + head * _head, self.Stride, slots, count, _head, scores);
            Weigh(scores, count);
            _compute.SumRows(scores, self.Values(_layer) + head * _head, self.Stride, slots, count, _head, _output + at);
        }
    }

    /// <summary>Softmax.</summary>
    private void Weigh(float* scores, int count)
    {
        var factor = 1 / _compute.Exponentials(scores, count, 1 / MathF.Sqrt(_head));
        for (var i = 0; i < count; i++) scores[i] *= factor;
    }
}

/// <summary>Rows that follow each other and listen to the same audio, as many as one pass over its keys and values serves: they keys and values are read once for them.</summary>
internal sealed class Listeners(int maxRows, int together)
{
    private readonly int[] _starts = new int[maxRows + 1];

    /// <summary>Number of groups.</summary>
    public int Count { get; private set; }

    public int First(int group) => _starts[group];

    public int Rows(int group) => _starts[group + 1] - _starts[group];

    public void Find(ReadOnlySpan<TokenRow> rows)
    {
        Count = 0;
        for (var i = 0; i < rows.Length; i++)
            if (Count == 0 || i - _starts[Count - 1] == together || rows[i].Sequence.Cross != rows[i - 1].Sequence.Cross) _starts[Count++] = i;
        _starts[Count] = rows.Length;
    }
}
