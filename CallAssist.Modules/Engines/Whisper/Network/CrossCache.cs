using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Network;

/// <summary>Keys and values of a window's audio features for every decoder layer, [head][position][d]; computed once per window.</summary>
/// <param name="shape">The model's.</param>
/// <param name="type">How they are kept. Every token of every window reads all of them: as bytes that is a quarter of the floats.</param>
internal sealed unsafe class CrossCache(ModelShape shape, TensorType type) : IDisposable
{
    private FloatBuffer _values = new(0);
    private readonly int _head = shape.TextState / shape.TextHeads;

    /// <summary>How windows are kept: exactly, as bytes, or as halves where a head is not made of whole blocks.</summary>
    public static TensorType TypeFor(ModelShape shape, bool exact) =>
        exact ? TensorType.F32 : shape.TextState / shape.TextHeads % TensorTypes.BlockValues == 0 ? TensorType.Q8_0 : TensorType.F16;

    /// <summary>Positions of the window.</summary>
    public int Positions { get; private set; }

    /// <summary>Keys of a head, one row per position.</summary>
    public Matrix Keys(int layer, int head) => Rows(2 * layer, head);

    /// <summary>Values of a head, one row per position.</summary>
    public Matrix Values(int layer, int head) => Rows(2 * layer + 1, head);

    /// <summary>Projects what the encoder heard.</summary>
    public void Fill(ModelWeights weights, Encoder encoder, int positions)
    {
        MakeRoom(positions);
        MatrixProduct.Pack(encoder.Team, encoder.Scratch, encoder.Output, encoder.Stride, positions, shape.AudioState);
        for (var i = 0; i < weights.Decoder.Count; i++)
        {
            Project(weights.Decoder[i].Cross!.Key, encoder, 2 * i);
            Project(weights.Decoder[i].Cross!.Value, encoder, 2 * i + 1);
        }
    }

    public void Dispose() => _values.Dispose();

    /// <summary>As much as the longest window so far needs.</summary>
    private void MakeRoom(int positions)
    {
        Positions = positions;
        var floats = type.RowBytes(2L * shape.TextLayers * positions * shape.TextState) / sizeof(float) + 1;
        if (_values.Length >= floats) return;
        _values.Dispose();
        _values = new FloatBuffer(floats);
    }

    private Matrix Rows(int part, int head) =>
        new((byte*)_values.Pointer + type.RowBytes(((long)part * shape.TextHeads + head) * Positions * _head), type, Positions, _head);

    private void Project(Linear layer, Encoder encoder, int part)
    {
        MatrixProduct.RunPacked(encoder.Team, encoder.Compute, encoder.Scratch, layer, Positions, encoder.Spare, encoder.Stride);
        var work = new Spread(this, encoder.Spare, encoder.Stride, part);
        encoder.Team.Run(shape.TextHeads, ref work);
    }

    /// <summary>Puts the columns of each head together; an item is a head.</summary>
    private readonly struct Spread(CrossCache cache, float* from, nint stride, int part) : IWork
    {
        public void Do(int item, int worker)
        {
            var rows = cache.Rows(part, item);
            for (var i = 0; i < rows.Rows; i++)
            {
                var row = new ReadOnlySpan<float>(from + i * stride + item * rows.Columns, rows.Columns);
                if (rows.Type == TensorType.Q8_0) Bytes.Round(from + i * stride + item * rows.Columns, rows.Columns, rows.Row(i));
                else if (rows.Type == TensorType.F16) Halves.Round(row, (ushort*)rows.Row(i));
                else row.CopyTo(new Span<float>(rows.Row(i), rows.Columns));
            }
        }
    }
}
