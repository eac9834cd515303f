namespace CallAssist.Engines.French;

/// <summary>Numbers as people say them, read off the words: "quatre-vingt-dix-huit", "cent onze", "mille neuf cent", one at a time.</summary>
public static class SpokenNumber
{
    /// <summary>Reads one spoken number.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="start">First word.</param>
    /// <param name="value">The number; 0 when there is none.</param>
    /// <param name="thousands">False when "mille" ends a number, as in identifiers said group by group.</param>
    /// <returns>How many tokens were read; 0 when the word at <paramref name="start"/> is no number.</returns>
    public static int Read(FrenchTokens tokens, int start, out long value, bool thousands = true)
    {
        value = 0;
        var total = 0L;
        var current = 0L;
        var last = 0;
        var i = start;
        for (; i < tokens.Count; i++)
        {
            if (i > start && Apart(tokens, i))
                break;
            var word = tokens.Word(i);
            if (word is "et" && i > start && i + 1 < tokens.Count && last is >= 20 and <= 60 && tokens.Word(i + 1) is "un" or "une" or "onze" && last >= 20)
                continue;
            if (word is "et")
                break;
            var unit = NumberWords.ValueOf(word);
            if (unit < 0 || !Fits(unit, current, last, i == start, thousands) || unit == 4 && last is >= 20 and <= 60 && IsEighty(tokens, i))
                break;
            if (unit == 0)
            {
                i++;
                break;
            }

            (current, total) = unit switch
            {
                1000 => (0, (current == 0 ? 1 : current) * 1000),
                100 => (current == 0 ? 100 : current * 100, total),
                20 when last == 4 => (current - 4 + 80, total),
                _ => (current + unit, total),
            };
            last = unit == 20 && last == 4 ? 80 : unit;
        }

        value = total + current;
        return i - start;
    }

    // "Vingt quatre-vingt-dix-neuf" is twenty and ninety-nine.
    private static bool IsEighty(FrenchTokens tokens, int four) =>
        four + 1 < tokens.Count && tokens.Word(four + 1) is "vingt" or "vingts" && tokens.Folded[tokens[four].Start - 1] != '-'
        && (tokens.Folded[tokens[four].End] == '-' || four + 2 < tokens.Count && NumberWords.ValueOf(tokens.Word(four + 2)) is >= 10 and <= 16);

    // What may follow what: 60 + 15, 80 + 19, 4 × 20, 3 × 100, 100 + 12; never 30 + 12, which are two numbers.
    private static bool Fits(int unit, long current, int last, bool first, bool thousands)
    {
        if (first)
            return true;
        return unit switch
        {
            0 => false,
            1000 => thousands && last != 1000 && last != 0,
            100 => current is >= 2 and <= 9 || current == 0 && last == 1000,
            20 when last == 4 => current % 100 == 4,
            _ when last is 100 or 1000 => unit < 100,
            _ when last is 60 or 80 => unit <= 16,
            _ when last is >= 20 and <= 50 or 70 or 90 => unit <= 9,
            _ when last == 10 => unit is >= 7 and <= 9,
            _ => false,
        };
    }

    // Anything but a space or a hyphen between two words ends a number.
    private static bool Apart(FrenchTokens tokens, int i)
    {
        for (var k = tokens[i - 1].End; k < tokens[i].Start; k++)
        {
            if (tokens.Folded[k] is not (' ' or '-'))
                return true;
        }

        return false;
    }
}
