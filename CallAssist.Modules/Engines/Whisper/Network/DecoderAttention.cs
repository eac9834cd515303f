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

/// <summary>Attention of decoder rows, to their own past or to the audio; an item is a row and a head.</summary>
internal readonly unsafe struct DecoderAttention : IWork
{
    private readonly Compute _compute;
    private readonly Scratch _scratch;
    private readonly SelfCache? _self;
    private readonly TokenRow[] _rows;
    private readonly float* _query;
    private readonly float* _output;
    private readonly nint _stride;
    private readonly IAttentionTrace? _trace;
    private readonly int _layer;
    private readonly int _count;
    private readonly int _head;

    /// <summary>Attention to the tokens of <paramref name="self"/>, or to the audio when that is null.</summary>
    public DecoderAttention(Compute compute, Scratch scratch, SelfCache? self, TokenRow[] rows, float* query, float* output, nint stride, int layer, int count, int headSize, IAttentionTrace? trace)
    {
        (_compute, _scratch, _self, _rows, _trace) = (compute, scratch, self, rows, trace);
        _query = query;
        _output = output;
        (_stride, _layer, _count, _head) = (stride, layer, count, headSize);
    }

    public void Do(int item, int worker)
    {
        var (row, head) = (item % _count, item / _count); // rows that listen to the same audio follow each other
        var query = _query + row * _stride + head * _head;
        var output = _output + row * _stride + head * _head;
        if (_self is null) Listen(row, head, query, output, _scratch.Of(worker));
        else LookBack(_self, row, head, query, output, _scratch.Of(worker));
    }

    private void Listen(int row, int head, float* query, float* output, float* scores)
    {
        var (keys, values) = (_rows[row].Sequence.Cross.Keys(_layer, head), _rows[row].Sequence.Cross.Values(_layer, head));
        _compute.Dots(keys, 0, keys.Rows, query, 0, 1, scores, 0);
        Weigh(scores, keys.Rows);
        _compute.SumStored(scores, values, output);
        _trace?.Weights(_layer, head, row, scores, keys.Rows);
    }

    private void LookBack(SelfCache self, int row, int head, float* query, float* output, float* scores)
    {
        var count = _rows[row].Position + 1;
        fixed (int* slots = _rows[row].Sequence.Slots)
        {
            _compute.DotRows(query, self.Keys(_layer) + head * _head, self.Stride, slots, count, _head, scores);
            Weigh(scores, count);
            _compute.SumRows(scores, self.Values(_layer) + head * _head, self.Stride, slots, count, _head, output);
        }
    }

    /// <summary>Softmax.</summary>
    private void Weigh(float* scores, int count)
    {
        var factor = 1 / _compute.Exponentials(scores, count, 1 / MathF.Sqrt(_head));
        for (var i = 0; i < count; i++) scores[i] *= factor;
    }
}
