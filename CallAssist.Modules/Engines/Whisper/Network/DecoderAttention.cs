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
    private readonly int _heads;
    private readonly int _head;

    /// <summary>Attention to the tokens of <paramref name="self"/>, or to the audio when that is null.</summary>
    public DecoderAttention(Compute compute, Scratch scratch, SelfCache? self, TokenRow[] rows, float* query, float* output, nint stride, int layer, int heads, int headSize, IAttentionTrace? trace)
    {
        (_compute, _scratch, _self, _rows, _trace) = (compute, scratch, self, rows, trace);
        _query = query;
        _output = output;
        (_stride, _layer, _heads, _head) = (stride, layer, heads, headSize);
    }

    public void Do(int item, int worker)
    {
        var (row, head) = (item / _heads, item % _heads);
        var query = _query + row * _stride + head * _head;
        var output = _output + row * _stride + head * _head;
        if (_self is null) Listen(row, head, query, output, _scratch.Of(worker));
        else LookBack(_self, row, head, query, output, _scratch.Of(worker));
    }

    private void Listen(int row, int head, float* query, float* output, float* scores)
    {
        var cross = _rows[row].Sequence.Cross;
        Attend(query, cross.Keys(_layer, head), cross.Values(_layer, head), cross.Stride, null, cross.Positions, scores, output);
        _trace?.Weights(_layer, head, row, scores, cross.Positions);
    }

    private void LookBack(SelfCache self, int row, int head, float* query, float* output, float* scores)
    {
        fixed (int* slots = _rows[row].Sequence.Slots)
            Attend(query, self.Keys(_layer) + head * _head, self.Values(_layer) + head * _head, self.Stride, slots, _rows[row].Position + 1, scores, output);
    }

    private void Attend(float* query, float* keys, float* values, nint stride, int* index, int count, float* scores, float* output)
    {
        _compute.DotRows(query, keys, stride, index, count, _head, scores);
        var factor = 1 / _compute.Exponentials(scores, count, 1 / MathF.Sqrt(_head));
        for (var i = 0; i < count; i++) scores[i] *= factor;
        _compute.SumRows(scores, values, stride, index, count, _head, output);
    }
}
