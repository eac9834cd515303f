using System.Collections.Frozen;
using System.Text;

namespace CallAssist.Engines.French;

/// <summary>French numbers as words.</summary>
public static class NumberWords
{
    private static readonly string[] Units =
    [
        "zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze",
        "quinze", "seize",
    ];

    private static readonly string[] Tens = ["", "dix", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"];

    private static readonly FrozenDictionary<string, int> Values = BuildValues();
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ValueSpans = Values.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Value of one folded number word (zero to seize, vingt … soixante, cent, mille; septante, huitante, nonante), or −1.</summary>
    public static int ValueOf(ReadOnlySpan<char> folded) => ValueSpans.TryGetValue(folded, out var value) ? value : -1;

    /// <summary>The number in folded words, 0 to 999 999: "deux cent dix-huit" is "deux cent dix huit".</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above 999 999.</exception>
    public static string Write(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 999_999);
        var text = new StringBuilder();
        if (number >= 1000)
        {
            if (number >= 2000)
                text.Append(Write(number / 1000)).Append(' ');
            text.Append("mille");
            number %= 1000;
            if (number == 0)
                return text.ToString();
            text.Append(' ');
        }

        if (number >= 100)
        {
            if (number >= 200)
                text.Append(Units[number / 100]).Append(' ');
            text.Append("cent");
            number %= 100;
            if (number == 0)
                return text.ToString();
            text.Append(' ');
        }

        return text.Append(BelowHundred(number)).ToString();
    }

    private static string BelowHundred(int number)
    {
        if (number <= 16)
            return Units[number];
        var ten = number / 10;
        var unit = number % 10;
        var tens = Tens[ten].Replace('-', ' ');
        if (ten is 1 or 7 or 9)
            unit += ten == 1 ? 0 : 10;
        return unit switch
        {
            0 => tens,
            1 when ten < 8 => $"{tens} et un",
            11 when ten == 7 => $"{tens} et onze",
            > 16 => $"{tens} dix {Units[unit - 10]}",
            _ => $"{tens} {Units[unit]}",
        };
    }

    private static FrozenDictionary<string, int> BuildValues()
    {
        var values = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Units.Length; i++)
            values[Units[i]] = i;
        (string, int)[] others =
        [
            ("une", 1), ("vingt", 20), ("vingts", 20), ("trente", 30), ("quarante", 40), ("cinquante", 50), ("soixante", 60), ("septante", 70),
            ("huitante", 80), ("octante", 80), ("nonante", 90), ("cent", 100), ("cents", 100), ("mille", 1000), ("mil", 1000),
        ];
        foreach (var (word, value) in others)
            values[word] = value;
        return values.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
