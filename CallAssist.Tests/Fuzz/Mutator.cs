namespace CallAssist.Fuzz;

/// <summary>Damages good inputs: flipped bits, odd numbers, pieces cut, doubled or swapped.</summary>
internal sealed class Mutator(Random random, byte[][] seeds)
{
    private static readonly byte[] Odd = [0, 1, 0x7F, 0x80, 0xFF, 0x0D, 0x0A, (byte)' ', (byte)':'];

    public byte[] Next()
    {
        var bytes = new List<byte>(seeds[random.Next(seeds.Length)]);
        for (var steps = random.Next(1, 12); steps > 0 && bytes.Count > 0; steps--) Damage(bytes);
        return [.. bytes];
    }

    private void Damage(List<byte> bytes)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, 64), bytes.Count - at);
        switch (random.Next(7))
        {
            case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: bytes[at] = Odd[random.Next(Odd.Length)]; break;
            case 2: bytes[at] = (byte)random.Next(256); break;
            case 3: bytes.RemoveRange(at, length); break;
            case 4: bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length)); break;
            case 5: bytes.RemoveRange(at, bytes.Count - at); break;
            default: for (var i = 0; i < length; i++) bytes[at + i] = 0xFF; break;
        }
    }
}
