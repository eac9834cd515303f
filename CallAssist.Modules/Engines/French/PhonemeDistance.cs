namespace CallAssist.Engines.French;

/// <summary>How far two phonemes are from each other in telephone French; 100 is a whole phoneme.</summary>
public static class PhonemeDistance
{
    /// <summary>Every phoneme and sign that <see cref="FrenchPhonetics"/> knows, and the digits.</summary>
    public const string Alphabet = "aeiouy2AIOjwpbtdkgfvszSZmnlrTXPKRQ0123456789";

    /// <summary>Costs of hearing each of the 128 first characters for <paramref name="a"/>, 0 to 100; a character is no distance from itself.</summary>
    public static ReadOnlySpan<byte> Costs(char a) => Table.AsSpan((a & 127) << 7, 128);

    /// <summary>Cost of a phoneme heard but not said, or said but not heard.</summary>
    public static int Drop(char phoneme) => phoneme < Drops.Length ? Drops[phoneme] : 100;

    private static readonly byte[] Drops = [.. Enumerable.Range(0, 128).Select(p => (byte)((char)p switch
    {
        'Q' => 2,
        'T' or 'X' or 'P' or 'K' or 'R' => 8,
        '2' => 25,
        'j' or 'w' => 50,
        'r' or 'l' => 70,
        _ => 100,
    }))];

    private static byte[] Build()
    {
        var costs = new byte[128 * 128];
        Array.Fill(costs, (byte)100);
        foreach (var phoneme in Alphabet)
            costs[phoneme << 7 | phoneme] = 0;
        foreach (var (pairs, cost) in Near)
        {
            foreach (var pair in pairs.Split(' '))
            {
                costs[pair[0] << 7 | pair[1]] = cost;
                costs[pair[1] << 7 | pair[0]] = cost;
            }
        }

        return costs;
    }

    // Voiced and voiceless, vowels of neighbouring place, optional signs with the consonant they stand for.
    private static readonly (string Pairs, byte Cost)[] Near =
    [
        ("Tt Td Xs Xz Pp Pb Kk Kg Rr Q2", 0),
        ("wu yw ji jy", 20),
        ("sz td pb kg fv SZ e2 ei mn 2y oO aA oA AO IA eI 2I", 45),
        ("oa 2o ou ea yi yu i2 lr sS zZ", 60),
    ];

    private static readonly byte[] Table = Build();
}
