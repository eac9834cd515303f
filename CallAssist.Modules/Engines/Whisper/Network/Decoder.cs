using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Network;

/// <summary>
/// Tokens to logits for a batch of rows: prompt tokens of one sequence, the last tokens of several hypotheses, or those of several
/// windows. Weights are read once for the whole batch. Nothing is allocated per call.
/// </summary>
internal sealed unsafe class Decoder : IDisposable
{
    /// <summary>From so many passes over the weights on, packed panels beat row by row.</summary>
    private const int ManyPasses = 6;
    private const int Skew = 16;

    private readonly ModelWeights _weights;
    private readonly ModelShape _shape;
    private readonly Compute _compute;
    private readonly WorkerTeam _team;
    private readonly SelfCache _cache;
    private readonly Scratch _scratch;
    private readonly FloatBuffer _stream;
    private readonly FloatBuffer _normed;
    private readonly FloatBuffer _query;
    private readonly FloatBuffer _key;
    private readonly FloatBuffer _value;
    private readonly FloatBuffer _wide;
    private readonly FloatBuffer _logits;
    private readonly Linear _embedding;
    private readonly TokenRow[] _rows;
    private readonly Listeners _listeners;
    private readonly int _state;
    private readonly nint _stride;

    /// <summary>Makes room for batches of <paramref name="maxRows"/> rows, of which <paramref name="maxLogits"/> are projected at once.</summary>
    public Decoder(WhisperModel model, Compute compute, WorkerTeam team, int maxRows, int maxLogits)
    {
        (_weights, _shape, _compute, _team) = (model.Weights, model.Shape, compute, team);
        _state = _shape.TextState;
        _stride = _state + Skew;
        _cache = new SelfCache(_shape);
        _rows = new TokenRow[maxRows];
        _listeners = new Listeners(maxRows, compute.Vectors);
        _embedding = new Linear(_weights.TokenEmbedding, []);
        var rows = (maxRows + Compute.TileRows - 1) / Compute.TileRows * Compute.TileRows;
        _stream = new FloatBuffer(rows * _stride);
        _normed = new FloatBuffer(rows * _stride);
        _query = new FloatBuffer(rows * _stride);
        _key = new FloatBuffer(rows * _stride);
        _value = new FloatBuffer(rows * _stride);
        _wide = new FloatBuffer((long)rows * WideStride);
        _logits = new FloatBuffer((long)maxLogits * _shape.Vocabulary);
        _scratch = new Scratch(team.Workers, Math.Max(MatrixProduct.ScratchFloats(4 * _state), Math.Max(Compute.MaxVectors * _shape.AudioContext, _shape.TextContext)));
    }

    /// <summary>Sees cross-attention weights.</summary>
    public IAttentionTrace? Trace { get; set; }

    private int WideStride => 4 * _state + Skew;

    /// <summary>Forgets all sequences.</summary>
    public void Clear() => _cache.Clear();

    /// <summary>A sequence without tokens; it counts until <see cref="Clear"/>.</summary>
    public Sequence NewSequence() => _cache.NewSequence();

    /// <summary>Rows that one batch holds.</summary>
    public int MaxRows => _rows.Length;

    /// <summary>Decodes a batch; each row's token is added to its sequence.</summary>
    /// <param name="rows">Rows of one sequence follow each other in order of position.</param>
    public void Run(ReadOnlySpan<TokenRow> rows)
    {
        rows.CopyTo(_rows);
        _listeners.Find(rows);
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i].Sequence.Add(_cache.Take());
            Embed(rows[i], _stream.Pointer + i * _stride);
        }
        for (var i = 0; i < _weights.Decoder.Count; i++) Block(i, rows.Length);
    }

    /// <summary>Computes the logits of some rows of the last batch; <see cref="Logits"/> gives them.</summary>
    /// <param name="rows">Which rows of the last batch.</param>
    public void Project(ReadOnlySpan<int> rows)
    {
        for (var i = 0; i < rows.Length; i++)
            RowNorm.Run(_team, _compute, _weights.DecoderNorm, _stream.Pointer + rows[i] * _stride, _stride, 1, _normed.Pointer + i * _stride, _stride);
        RowProduct.Run(_team, _compute, _embedding, _normed.Pointer, _stride, rows.Length, _logits.Pointer, _shape.Vocabulary);
    }

    /// <summary>Raw logits of the <paramref name="index"/>th row given to <see cref="Project"/>; valid until it is called again.</summary>
    public Span<float> Logits(int index) => new(_logits.Pointer + (nint)index * _shape.Vocabulary, _shape.Vocabulary);

    /// <summary>softmax(logits of the <paramref name="index"/>th row)[token].</summary>
    public float Probability(int index, int token)
    {
        var logits = _logits.Pointer + (nint)index * _shape.Vocabulary;
        return MathF.Exp(logits[token] - _compute.LogSumOfExponentials(logits, _shape.Vocabulary));
    }

    public void Dispose()
    {
        foreach (var buffer in (ReadOnlySpan<FloatBuffer>)[_stream, _normed, _query, _key, _value, _wide, _logits]) buffer.Dispose();
        _scratch.Dispose();
        _cache.Dispose();
    }

    private void Embed(TokenRow row, float* to)
    {
        _compute.Unpack(_weights.TokenEmbedding.Type, _weights.TokenEmbedding.Row(row.Token), to, _state);
        fixed (float* position = &_weights.TextPositions[row.Position * _state]) _compute.AddScaled(position, 1, to, _state);
    }

    private void Block(int layer, int rows)
    {
        var block = _weights.Decoder[layer];
        Normalise(block.Self.Norm, rows);
        Product(block.Self.Query, _normed, rows, _query);
        Product(block.Self.Key, _normed, rows, _key);
        Product(block.Self.Value, _normed, rows, _value);
        Remember(layer, rows);
        Attend(_cache, layer, rows);
        Product(block.Self.Output, _normed, rows, _stream, After.Add);

        Normalise(block.Cross!.Norm, rows);
        Product(block.Cross.Query, _normed, rows, _query);
        Attend(null, layer, rows);
        Product(block.Cross.Output, _normed, rows, _stream, After.Add);

        Normalise(block.MlpNorm, rows);
        Product(block.Up, _normed.Pointer, _stride, rows, _wide.Pointer, WideStride, After.Gelu);
        Product(block.Down, _wide.Pointer, WideStride, rows, _stream.Pointer, _stride, After.Add);
    }

    private void Remember(int layer, int rows)
    {
        for (var i = 0; i < rows; i++)
        {
            var to = (nint)_rows[i].Sequence.Slots[_rows[i].Position] * _cache.Stride;
            new Span<float>(_key.Pointer + i * _stride, _state).CopyTo(new Span<float>(_cache.Keys(layer) + to, _state));
            new Span<float>(_value.Pointer + i * _stride, _state).CopyTo(new Span<float>(_cache.Values(layer) + to, _state));
        }
    }

    private void Attend(SelfCache? self, int layer, int rows)
    {
        var work = new DecoderAttention(
            _compute, _scratch, self, _rows, _listeners, _query.Pointer, _normed.Pointer, _stride, layer, rows, _state / _shape.TextHeads, self is null ? Trace : null);
        _team.Run(work.Items(_shape.TextHeads), ref work);
    }

    private void Normalise(Norm norm, int rows) => RowNorm.Run(_team, _compute, norm, _stream.Pointer, _stride, rows, _normed.Pointer, _stride);

    private void Product(Linear layer, FloatBuffer from, int rows, FloatBuffer to, After after = After.Store) =>
        Product(layer, from.Pointer, _stride, rows, to.Pointer, _stride, after);

    private void Product(Linear layer, float* from, nint fromStride, int rows, float* to, nint toStride, After after)
    {
        if (rows > ManyPasses * _compute.Vectors) MatrixProduct.Run(_team, _compute, _scratch, layer, from, fromStride, rows, to, toStride, after);
        else RowProduct.Run(_team, _compute, layer, from, fromStride, rows, to, toStride, after);
    }
}
