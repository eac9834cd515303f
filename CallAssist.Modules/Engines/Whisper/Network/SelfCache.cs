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
    private readonly List<Sequence> _sequences = [];
    private readonly Stack<int> _free = new();
    private bool[] _taken = [];
    private int _capacity;

    /// <summary>Floats from one slot to the next.</summary>
    public int Stride => shape.TextState;

    public float* Keys(int layer) => _rows.Pointer + (nint)(2 * layer) * _capacity * Stride;

    public float* Values(int layer) => _rows.Pointer + (nint)(2 * layer + 1) * _capacity * Stride;

    /// <summary>Forgets all sequences.</summary>
    public void Clear()
    {
        _sequences.Clear();
        _free.Clear();
        for (var slot = _capacity - 1; slot >= 0; slot--) _free.Push(slot);
    }

    /// <summary>A sequence without tokens; it counts until <see cref="Clear"/>.</summary>
    public Sequence NewSequence()
    {
        var sequence = new Sequence(shape.TextContext);
        _sequences.Add(sequence);
        return sequence;
    }

    /// <summary>A slot that no sequence uses; makes room first.</summary>
    public int Take()
    {
        if (_free.Count == 0) Reclaim();
        return _free.Pop();
    }

    public void Dispose() => _rows.Dispose();

    /// <summary>Slots of hypotheses that were given up become free; grows when most are in use.</summary>
    private void Reclaim()
    {
        Array.Clear(_taken);
        var used = 0;
        foreach (var sequence in _sequences)
        {
            foreach (var slot in sequence.Slots)
            {
                if (!_taken[slot]) used++;
                _taken[slot] = true;
            }
        }
        if (used >= _capacity / 2) Grow(Math.Max(shape.TextContext, 2 * _capacity));
        for (var slot = _capacity - 1; slot >= 0; slot--)
            if (!_taken[slot]) _free.Push(slot);
    }

    private void Grow(int capacity)
    {
        var rows = new FloatBuffer(2L * shape.TextLayers * capacity * Stride);
        for (var i = 0; i < 2 * shape.TextLayers; i++)
        {
            new Span<float>(_rows.Pointer + (nint)i * _capacity * Stride, _capacity * Stride)
                .CopyTo(new Span<float>(rows.Pointer + (nint)i * capacity * Stride, capacity * Stride));
        }
        _rows.Dispose();
        Array.Resize(ref _taken, capacity);
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
