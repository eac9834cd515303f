namespace CallAssist.Fuzz;

/// <summary>Damages good inputs: flipped bits, odd numbers, pieces cut, doubled, swapped with another input's, or overwritten.</summary>
internal sealed class Mutator(Random random, byte[][] seeds)
{
    private const int MaxPiece = 64;
    private const int MaxSteps = 12;
    private const int Growth = MaxSteps * MaxPiece;

    private static readonly byte[] Odd = [0, 1, 0x7F, 0x80, 0xFF, 0x0D, 0x0A, (byte)' ', (byte)':'];

    private readonly byte[] _work = new byte[seeds.Max(s => s.Length) + Growth];
    private int _length;

    /// <summary>The next input, an array of its own.</summary>
    public byte[] Next()
    {
        var seed = seeds[random.Next(seeds.Length)];
        seed.CopyTo(_work, 0);
        _length = seed.Length;
        for (var steps = random.Next(1, MaxSteps); steps > 0 && _length > 0; steps--) Damage();
        return _work[.._length];
    }

    private void Damage()
    {
        var at = random.Next(_length);
        var count = Math.Min(random.Next(1, MaxPiece), _length - at);
        switch (random.Next(8))
        {
            case 0: _work[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: _work[at] = Odd[random.Next(Odd.Length)]; break;
            case 2: _work[at] = (byte)random.Next(256); break;
            case 3: Remove(at, count); break;
            case 4: Double(at, count); break;
            case 5: _work.AsSpan(at, count).Fill(0xFF); break;
            case 6: Splice(at, count); break;
            default: if (random.Next(4) == 0) _length = at; break;
        }
    }

    private void Remove(int at, int count)
    {
        _work.AsSpan(at + count, _length - at - count).CopyTo(_work.AsSpan(at));
        _length -= count;
    }

    private void Double(int at, int count)
    {
        _work.AsSpan(at, _length - at).CopyTo(_work.AsSpan(at + count));
        _length += count;
    }

    private void Splice(int at, int count)
    {
        var other = seeds[random.Next(seeds.Length)];
        var from = random.Next(other.Length);
        other.AsSpan(from, Math.Min(count, other.Length - from)).CopyTo(_work.AsSpan(at));
    }
}
