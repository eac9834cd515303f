using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Network;

/// <summary>
/// Keys and values of decoded tokens for every layer, in slots of one row. A sequence is a list of slots, so that
/// hypotheses that share a beginning share its rows.
/// </summary>
internal sealed unsafe class SelfCache(ModelShape shape) : IDisposable
{
    private FloatBuffer _rows = new(0);
    private int _capacity;
    private int _used;

    /// <summary>Floats from one slot to the next.</summary>
    public int Stride => shape.TextState;

    public float* Keys(int layer) => _rows.Pointer + (nint)(2 * layer) * _capacity * Stride;

    public float* Values(int layer) => _rows.Pointer + (nint)(2 * layer + 1) * _capacity * Stride;

    /// <summary>Forgets all sequences.</summary>
    public void Clear() => _used = 0;

    /// <summary>A slot that no sequence uses; makes room first.</summary>
    public int Take()
    {
        if (_used == _capacity) Grow(Math.Max(shape.TextContext, 2 * _capacity));
        return _used++;
    }

    public void Dispose() => _rows.Dispose();

    private void Grow(int capacity)
    {
        var rows = new FloatBuffer(2L * shape.TextLayers * capacity * Stride);
        for (var i = 0; i < 2 * shape.TextLayers; i++)
        {
            new Span<float>(_rows.Pointer + (nint)i * _capacity * Stride, _used * Stride)
                .CopyTo(new Span<float>(rows.Pointer + (nint)i * capacity * Stride, capacity * Stride));
        }
        _rows.Dispose();
        (_rows, _capacity) = (rows, capacity);
    }
}

/// <summary>A token sequence over one window: its slots in the <see cref="SelfCache"/> and the window it listens to.</summary>
internal sealed class Sequence(int capacity)
{
    private readonly int[] _slots = new int[capacity];

    /// <summary>Tokens decoded so far.</summary>
    public int Length { get; private set; }

    public CrossCache Cross { get; set; } = null!;

    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Length);

    public void Add(int slot) => _slots[Length++] = slot;

    public void Clear() => Length = 0;

    /// <summary>Becomes a copy of another hypothesis; rows are shared.</summary>
    public void CopyFrom(Sequence other)
    {
        other.Slots.CopyTo(_slots);
        (Length, Cross) = (other.Length, other.Cross);
    }
}
