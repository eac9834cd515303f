using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Network;

/// <summary>Keys and values of a window's audio features for every decoder layer, [head][position][d]; computed once per window.</summary>
internal sealed unsafe class CrossCache : IDisposable
{
    private readonly ModelShape _shape;
    private readonly Compute _compute;
    private readonly WorkerTeam _team;
    private readonly FloatBuffer _values;
    private readonly Scratch _scratch;
    private readonly int _rows;
    private readonly int _head;
    private readonly bool _byHead;

    public CrossCache(ModelShape shape, Compute compute, WorkerTeam team)
    {
        (_shape, _compute, _team) = (shape, compute, team);
        _rows = (shape.AudioContext + Compute.TileRows - 1) / Compute.TileRows * Compute.TileRows;
        _head = shape.TextState / shape.TextHeads;
        _byHead = _head % Compute.TileColumns == 0;
        _values = new FloatBuffer(2L * shape.TextLayers * LayerFloats);
        _scratch = new Scratch(team.Workers, MatrixProduct.ScratchFloats(shape.AudioState));
    }

    /// <summary>Positions of the window.</summary>
    public int Positions { get; private set; }

    /// <summary>Floats from one position of a head to the next.</summary>
    public nint Stride => _byHead ? _head : _shape.TextState;

    private nint LayerFloats => (nint)_rows * _shape.TextState;

    private nint HeadStride => _byHead ? (nint)_rows * _head : _head;

    public float* Keys(int layer, int head) => _values.Pointer + 2 * layer * LayerFloats + head * HeadStride;

    public float* Values(int layer, int head) => _values.Pointer + (2 * layer + 1) * LayerFloats + head * HeadStride;

    public void Fill(ModelWeights weights, float* features, nint stride, int positions)
    {
        Positions = positions;
        for (var i = 0; i < weights.Decoder.Count; i++)
        {
            var cross = weights.Decoder[i].Cross!;
            Product(cross.Key, features, stride, positions, Keys(i, 0));
            Product(cross.Value, features, stride, positions, Values(i, 0));
        }
    }

    public void Dispose()
    {
        _values.Dispose();
        _scratch.Dispose();
    }

    private void Product(Linear layer, float* features, nint stride, int positions, float* to)
    {
        if (_byHead) MatrixProduct.Run(_team, _compute, _scratch, layer, features, stride, positions, to, _head, After.Store, _head, HeadStride);
        else MatrixProduct.Run(_team, _compute, _scratch, layer, features, stride, positions, to, _shape.TextState);
    }
}
