using System.Globalization;
using System.Text;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Numbers said or written in groups, put together: digits, words, letters of an IBAN, with pauses and fillers between.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">After the last character.</param>
/// <param name="Value">Digits and capital letters, without separators.</param>
/// <param name="Groups">How many groups it was said in.</param>
/// <param name="BankWords">True when "code banque", "guichet" or "compte" stand in it.</param>
internal sealed record NumberRun(int Start, int End, string Value, int Groups, bool BankWords)
{
    public int Digits { get; } = Value.Count(char.IsAsciiDigit);
}

internal static class NumberRuns
{
    public static List<NumberRun> Find(FrenchTokens tokens)
    {
        var runs = new List<NumberRun>();
        for (var i = 0; i < tokens.Count;)
        {
            var next = Read(tokens, i, out var run);
            if (run is not null)
                runs.Add(run);
            i = Math.Max(next, i + 1);
        }

        return runs;
    }

    private static int Read(FrenchTokens tokens, int first, out NumberRun? run)
    {
        run = null;
        var value = new StringBuilder();
        var i = first;
        var bankWords = Bank(tokens, i);
        if (bankWords > 0)
            i += bankWords;
        else if (!StartsHere(tokens, i))
            return first + 1;
        var words = bankWords > 0;
        var groups = 0;
        var end = first;
        while (i < tokens.Count)
        {
            var read = Group(tokens, i, value, groups > 0);
            if (read == 0)
                break;
            groups++;
            i += read;
            end = i;
            var joined = Join(tokens, i, out var bank);
            words |= bank;
            if (joined < 0)
                break;
            i += joined;
        }

        if (groups == 0)
            return first + 1;
        var start = tokens[first].Start;
        if (start > 0 && tokens.Text[start - 1] == '+')
            start--;
        run = new(start, tokens[end - 1].End, value.ToString(), groups, words);
        return end;
    }

    private static bool StartsHere(FrenchTokens tokens, int i)
    {
        var word = tokens.Word(i);
        if (GroupAt(tokens, i) || Repeats(tokens, i) > 0)
            return true;
        if (word is "f" && i + 2 < tokens.Count && tokens.Word(i + 1) is "r")
            return GroupAt(tokens, i + 2);
        return word is "fr" && i + 1 < tokens.Count && GroupAt(tokens, i + 1) || CompactIban(word);
    }

    // "double zéro", "triple sept"; 0 where nothing is repeated.
    private static int Repeats(FrenchTokens tokens, int i) =>
        i + 1 < tokens.Count && GroupAt(tokens, i + 1) && tokens[i + 1].Start == tokens[i].End + 1 ? tokens.Word(i) switch { "double" => 2, "triple" => 3, _ => 0 } : 0;

    private static bool GroupAt(FrenchTokens tokens, int i) => IsDigits(tokens, i) || NumberWords.ValueOf(tokens.Word(i)) >= 0;

    // Digits, with at most three letters as bank accounts have them; error codes (0x8007) are none.
    private static bool IsDigits(FrenchTokens tokens, int i)
    {
        if (tokens[i].Kind != FrenchTokenKind.Number)
            return false;
        var letters = 0;
        foreach (var c in tokens.Word(i))
            letters += char.IsAsciiDigit(c) ? 0 : 1;
        return letters <= 3 && !tokens.Word(i).StartsWith("0x");
    }

    private static bool CompactIban(ReadOnlySpan<char> word) =>
        word.Length >= 4 && char.IsAsciiLetterLower(word[0]) && char.IsAsciiLetterLower(word[1]) && char.IsAsciiDigit(word[2]) && char.IsAsciiDigit(word[3]);

    // One group: digits as written, one spoken number, or a letter between groups.
    private static int Group(FrenchTokens tokens, int i, StringBuilder value, bool inside)
    {
        if (i >= tokens.Count)
            return 0;
        var word = tokens.Word(i);
        if (IsDigits(tokens, i) || CompactIban(word) || !inside && word is "fr" or "f")
        {
            value.Append(word.ToString().ToUpperInvariant());
            return 1;
        }

        if (word is "r" && value.Length == 1 && value[0] == 'F' || inside && word.Length == 1 && word[0] is >= 'a' and <= 'z' && tokens[i].Kind == FrenchTokenKind.Word && LetterInside(tokens, i))
        {
            value.Append(char.ToUpperInvariant(word[0]));
            return 1;
        }

        if (inside && word.Length is > 3 and < 14 && HasDigitsAndLetters(word))
        {
            value.Append(word.ToString().ToUpperInvariant());
            return 1;
        }

        if (Repeats(tokens, i) is > 0 and var times)
        {
            var digit = NumberWords.ValueOf(tokens.Word(i + 1)) is >= 0 and var said ? said.ToString(CultureInfo.InvariantCulture) : tokens.Word(i + 1).ToString();
            for (var k = 0; k < times; k++)
                value.Append(digit);
            return 2;
        }

        var read = SpokenNumber.Read(tokens, i, out var number, thousands: false);
        if (read == 0 && inside && (value.Length >= 4 || value.Length > 0 && value[0] == '0'))
            read = MisheardNumber.Read(tokens, i, out number);
        if (read > 0)
            value.Append(number);
        return read;
    }

    private static bool HasDigitsAndLetters(ReadOnlySpan<char> word) => word.IndexOfAnyInRange('0', '9') >= 0;

    private static bool LetterInside(FrenchTokens tokens, int i) => i + 1 < tokens.Count && GroupAt(tokens, i + 1) && tokens.Word(i) is not ("a" or "y") || tokens.Word(i) is "a" && i + 1 < tokens.Count && GroupAt(tokens, i + 1) && i > 0 && tokens.Word(i - 1) is "deux" or "2";

    // Tokens to skip before the next group; −1 when the run ends here.
    private static int Join(FrenchTokens tokens, int i, out bool bank)
    {
        bank = false;
        var skipped = 0;
        while (i + skipped < tokens.Count && skipped < 6)
        {
            var at = i + skipped;
            if (!Close(tokens, at))
                return -1;
            var word = tokens.Word(at);
            if (GroupAt(tokens, at) || Repeats(tokens, at) > 0 || MisheardNumber.Read(tokens, at, out _) > 0 || word.Length == 1 && LetterInside(tokens, at) || word.Length is > 3 and < 14 && HasDigitsAndLetters(word))
                return skipped;
            var bankWords = Bank(tokens, at);
            if (bankWords > 0)
            {
                bank = true;
                skipped += bankWords;
                continue;
            }

            if (word is not ("euh" or "heu" or "alors" or "attendez" or "hein" or "bah" or "ben" or "donc" or "virgule" or "tiret" or "espace" or "cle" or "voila" or "puis" or "hum" or "voyons" or "voir" or "pardon" or "ensuite" or "bon")
                && !(word is "et" or "la" or "c" or "est" && Leads(tokens, at)))
                return -1;
            skipped++;
        }

        return -1;
    }

    // "et la clé", "la clé c'est"
    private static bool Leads(FrenchTokens tokens, int at) =>
        at + 1 < tokens.Count && tokens.Word(at + 1) is "cle" || at + 2 < tokens.Count && tokens.Word(at) is "et" && tokens.Word(at + 1) is "la" && tokens.Word(at + 2) is "cle"
        || at > 0 && (tokens.Word(at - 1) is "cle" || at > 1 && tokens.Word(at - 2) is "cle" && tokens.Word(at) is "est");

    private static int Bank(FrenchTokens tokens, int i)
    {
        if (i + 2 >= tokens.Count)
            return 0;
        if (tokens.Word(i) is "code" && tokens.Word(i + 1) is "banque" or "guichet")
            return 2;
        if (tokens.Word(i) is "numero" && tokens.Word(i + 1) is "de" && tokens.Word(i + 2) is "compte" && i + 3 < tokens.Count && (GroupAt(tokens, i + 3) || HasDigitsAndLetters(tokens.Word(i + 3))))
            return 3;
        return tokens.Word(i) is "banque" or "guichet" or "compte" && GroupAt(tokens, i + 1) && tokens[i + 1].Length >= 4 ? 1 : 0;
    }

    // Spaces, commas, points, hyphens and slashes hold a run together; the end of a sentence does not.
    private static bool Close(FrenchTokens tokens, int i)
    {
        if (i == 0)
            return true;
        var gap = tokens.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End);
        if (gap.Length > 4)
            return false;
        for (var k = 0; k < gap.Length; k++)
        {
            if (gap[k] is '?' or '!' or ';' or '(' or ')' or '\n' or '+' or '€' || gap[k] == '.' && k + 1 < gap.Length)
                return false;
        }

        return true;
    }
}
