using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Network;

/// <summary>Log-mel to audio features: two convolutions, then transformer blocks (Radford et al., Robust Speech Recognition, 2022, §2.2).</summary>
internal sealed unsafe class Encoder : IDisposable
{
    /// <summary>Floats added to a row so that rows do not fall into the same cache sets.</summary>
    private const int Skew = 16;

    private readonly ModelWeights _weights;
    private readonly ModelShape _shape;
    private readonly Compute _compute;
    private readonly WorkerTeam _team;
    private readonly Scratch _scratch;
    private readonly FloatBuffer _stream;
    private readonly FloatBuffer _normed;
    private readonly FloatBuffer _wide;
    private readonly FloatBuffer _query;
    private readonly FloatBuffer _key;
    private readonly FloatBuffer _value;
    private readonly FloatBuffer _packed;
    private readonly int _state;
    private readonly nint _stride;

    public Encoder(WhisperModel model, Compute compute, WorkerTeam team)
    {
        (_weights, _shape, _compute, _team) = (model.Weights, model.Shape, compute, team);
        _state = _shape.AudioState;
        _stride = _state + Skew;
        var rows = Tiled(_shape.AudioContext);
        var head = _state / _shape.AudioHeads;
        _stream = new FloatBuffer(rows * _stride);
        _normed = new FloatBuffer(rows * _stride);
        _query = new FloatBuffer(rows * _stride);
        _key = new FloatBuffer(rows * _stride);
        _value = new FloatBuffer(rows * _stride);
        _wide = new FloatBuffer(Math.Max(rows * WideStride(4 * _state), Tiled(2 * _shape.AudioContext) * WideStride(3 * _shape.Mels)));
        _packed = new FloatBuffer(_shape.AudioHeads * (EncoderAttention.KeyFloats(_shape.AudioContext, head) + EncoderAttention.ValueFloats(_shape.AudioContext, head)));
        var inputs = Math.Max(4 * _state, 3 * Math.Max(_state, _shape.Mels));
        _scratch = new Scratch(team.Workers, Math.Max(MatrixProduct.ScratchFloats(inputs), EncoderAttention.ScratchFloats(_shape.AudioContext, head)));
    }

    /// <summary>Features, one row per position, <see cref="Stride"/> floats apart; valid until the next run.</summary>
    public float* Output => _normed.Pointer;

    public nint Stride => _stride;

    /// <summary>Room for as many rows as <see cref="Output"/>, free between runs.</summary>
    public float* Spare => _key.Pointer;

    public Scratch Scratch => _scratch;

    public WorkerTeam Team => _team;

    public Compute Compute => _compute;

    /// <summary>Sees the intermediate values of the next run.</summary>
    public IEncoderTrace? Trace { get; set; }

    /// <summary>Encodes a window of log-mel.</summary>
    /// <param name="mel">[mel][frame], twice as many frames as positions.</param>
    /// <param name="positions">Positions to compute, at most the model's audio context.</param>
    public void Run(ReadOnlySpan<float> mel, int positions)
    {
        Convolve(mel, positions);
        for (var i = 0; i < _weights.Encoder.Count; i++)
        {
            Block(_weights.Encoder[i], positions);
            Trace?.Layer(i, _stream.Pointer, _stride, positions, _state);
        }
        RowNorm.Run(_team, _compute, _weights.EncoderNorm, _stream.Pointer, _stride, positions, _normed.Pointer, _stride);
        Trace?.Encoder(_normed.Pointer, _stride, positions, _state);
    }

    public void Dispose()
    {
        foreach (var buffer in (ReadOnlySpan<FloatBuffer>)[_stream, _normed, _wide, _query, _key, _value, _packed]) buffer.Dispose();
        _scratch.Dispose();
    }

    private static int Tiled(int rows) => (rows + Compute.TileRows - 1) / Compute.TileRows * Compute.TileRows;

    private static int WideStride(int columns) => columns + Skew;

    private void Convolve(ReadOnlySpan<float> mel, int positions)
    {
        var frames = 2 * positions;
        using var first = new FloatBuffer(Tiled(frames) * _stride);
        fixed (float* from = mel)
        {
            var rows = new ConvolutionInput(from, 1, frames, frames, _shape.Mels, 1, _wide.Pointer, WideStride(3 * _shape.Mels), frames);
            _team.Run(rows.Items, ref rows);
        }
        Product(_weights.Conv1, _wide.Pointer, WideStride(3 * _shape.Mels), frames, first.Pointer, After.Gelu);

        var pairs = new ConvolutionInput(first.Pointer, _stride, 1, frames, _state, 2, _wide.Pointer, WideStride(3 * _state), positions);
        _team.Run(pairs.Items, ref pairs);
        Product(_weights.Conv2, _wide.Pointer, WideStride(3 * _state), positions, _stream.Pointer, After.Gelu);
        Trace?.Convolution(_stream.Pointer, _stride, positions, _state);

        fixed (float* table = _weights.AudioPositions)
            for (var i = 0; i < positions; i++) _compute.AddScaled(table + (nint)i * _state, 1, _stream.Pointer + i * _stride, _state);
    }

    private void Block(BlockWeights block, int positions)
    {
        RowNorm.Run(_team, _compute, block.Self.Norm, _stream.Pointer, _stride, positions, _normed.Pointer, _stride);
        MatrixProduct.Pack(_team, _scratch, _normed.Pointer, _stride, positions, _state);
        MatrixProduct.RunPacked(_team, _compute, _scratch, block.Self.Query, positions, _query.Pointer, _stride);
        MatrixProduct.RunPacked(_team, _compute, _scratch, block.Self.Key, positions, _key.Pointer, _stride);
        MatrixProduct.RunPacked(_team, _compute, _scratch, block.Self.Value, positions, _value.Pointer, _stride);
        Attend(positions);
        Product(block.Self.Output, _normed.Pointer, _stride, positions, _stream.Pointer, After.Add);

        RowNorm.Run(_team, _compute, block.MlpNorm, _stream.Pointer, _stride, positions, _normed.Pointer, _stride);
        var wide = WideStride(4 * _state);
        MatrixProduct.Run(_team, _compute, _scratch, block.Up, _normed.Pointer, _stride, positions, _wide.Pointer, wide, After.Gelu);
        Product(block.Down, _wide.Pointer, wide, positions, _stream.Pointer, After.Add);
    }

    private void Attend(int positions)
    {
        var (heads, head) = (_shape.AudioHeads, _state / _shape.AudioHeads);
        var keys = _packed.Pointer;
        var values = keys + heads * EncoderAttention.KeyFloats(positions, head);
        var pack = new PackKeysAndValues(_key.Pointer, _value.Pointer, _stride, keys, values, positions, head);
        _team.Run(heads, ref pack);
        var attention = new EncoderAttention(_compute, _scratch, _query.Pointer, keys, values, _normed.Pointer, _stride, positions, head);
        _team.Run(attention.Items(heads), ref attention);
    }

    private void Product(Linear layer, float* a, nint aStride, int rows, float* c, After after = After.Store) =>
        MatrixProduct.Run(_team, _compute, _scratch, layer, a, aStride, rows, c, _stride, after);
}
