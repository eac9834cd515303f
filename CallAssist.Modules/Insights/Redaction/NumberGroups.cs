using System.Globalization;
using System.Text;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>
/// The grammar of one group of a number: digits as written ("39", "3M02"), one spoken number ("quatre-vingt-dix-huit"), a repetition
/// ("double zéro", "trois zéros", "deux fois sept"), a letter of an account or of Corsica, or a number word misheard between others.
/// </summary>
internal static class NumberGroups
{
    /// <summary>Letters an account number may hold beside its digits; error codes have more.</summary>
    private const int MostLetters = 3;

    /// <summary>Sex, year, month and the 2 of the department stand before Corsica's letter; bank and branch before an account's.</summary>
    private const int CorsicaAt = 6, AccountAt = 10;

    /// <summary>Reads one group and writes its digits and capital letters behind <paramref name="value"/>.</summary>
    /// <returns>How many tokens it takes; 0 where none begins.</returns>
    public static int Read(FrenchTokens tokens, int i, StringBuilder value)
    {
        var inside = value.Length > 0;
        var word = tokens.Word(i);
        if (Repetition(tokens, i, value) is > 0 and var repeated)
            return repeated;
        if (IsDigits(tokens, i) || OpensIban(word) || !inside && CountryCode(tokens, i) || inside && IsAccountPart(word))
        {
            Append(value, word);
            return 1;
        }

        if (word is "r" && value.Length == 1 && value[0] == 'F' || inside && (IsLetter(tokens, i) || IsLastLetter(tokens, i, value)))
        {
            Append(value, word);
            return 1;
        }

        // "Zéro si"
        if (value.Length == 1 && value[0] == '0' && word is "si")
        {
            value.Append('6');
            return 1;
        }

        var read = Said(tokens, i, inside && (value.Length >= 4 || value[0] == '0'), out var number);
        if (read > 0)
            value.Append(number);
        return read;
    }

    // One spoken number; where mis-hearings are believed, also "cat vin dix huit", "trente neuve", "quatre vain treize".
    private static int Said(FrenchTokens tokens, int i, bool misheard, out long number)
    {
        var read = SpokenNumber.Read(tokens, i, out number, thousands: false);
        // "zéro quatre, vingt et un": eighty and one are not said so.
        if (number == 80 && read == 2 && i + 3 < tokens.Count && tokens.Word(i + 2) is "et" && tokens.Word(i + 3) is "un" or "une" or "onze")
            (number, read) = (4, 1);
        if (!misheard)
            return read;
        // "cinq quante" is fifty, not five.
        if (i + read < tokens.Count && NumberWords.ValueOf(tokens.Word(i + read)) < 0 && MisheardNumber.Read(tokens, i, out var whole) is var heard && heard > read)
            (number, read) = (whole, heard);
        while (read > 0 && i + read < tokens.Count && tokens[i + read].Start == tokens[i + read - 1].End + 1)
        {
            var next = i + read;
            var more = MisheardNumber.Read(tokens, next, out var rest);
            if (NumberWords.ValueOf(tokens.Word(next)) >= 0)
                more = SpokenNumber.Read(tokens, next, out rest, thousands: false);
            if (more == 0 || (number, rest) is not ((4, 20) or (60 or 80, > 0 and < 20) or (20 or 30 or 40 or 50, > 0 and < 10)))
                break;
            (number, read) = (number == 4 ? 80 : number + rest, read + more);
        }

        return read;
    }

    /// <summary>True where a group may begin inside a number.</summary>
    public static bool GoesOn(FrenchTokens tokens, int i) =>
        Begins(tokens, i) || IsLetter(tokens, i) || tokens.Word(i).Length == 1 && tokens[i].Kind == FrenchTokenKind.Word || IsAccountPart(tokens.Word(i)) || MisheardNumber.Read(tokens, i, out _) > 0 || tokens.Word(i) is "si" && tokens.Before(i) is "zero";

    /// <summary>True where a number may begin.</summary>
    public static bool Begins(FrenchTokens tokens, int i) =>
        tokens.Word(i) is not "une" && IsFigure(tokens, i) || OpensIban(tokens.Word(i)) || CountryCode(tokens, i) || Repetition(tokens, i, null) > 0 || i > 1 && IsLetter(tokens, i) && Acknowledgement.IsAnswer(tokens.Word(i - 1));

    /// <summary>True for digits and number words.</summary>
    public static bool IsFigure(FrenchTokens tokens, int i) => i < tokens.Count && (IsDigits(tokens, i) || NumberWords.ValueOf(tokens.Word(i)) >= 0);

    private static void Append(StringBuilder value, ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            value.Append(char.ToUpperInvariant(c));
    }

    private static bool IsDigits(FrenchTokens tokens, int i)
    {
        if (tokens[i].Kind != FrenchTokenKind.Number)
            return false;
        var letters = 0;
        foreach (var c in tokens.Word(i))
            letters += char.IsAsciiDigit(c) ? 0 : 1;
        return letters <= MostLetters && !tokens.Word(i).StartsWith("0x");
    }

    // "FR76…" in one word.
    private static bool OpensIban(ReadOnlySpan<char> word) =>
        word.Length >= 4 && char.IsAsciiLetterLower(word[0]) && char.IsAsciiLetterLower(word[1]) && char.IsAsciiDigit(word[2]) && char.IsAsciiDigit(word[3]);

    // "FR 76", "F R soixante-seize".
    private static bool CountryCode(FrenchTokens tokens, int i) => !(i > 0 && (tokens.Word(i - 1) is "point" || tokens.Folded[tokens[i].Start - 1] == '.')) && tokens.Word(i) switch
    {
        "fr" => IsFigure(tokens, i + 1),
        "f" => i + 3 < tokens.Count && (tokens.Word(i + 1) is "r" && (IsFigure(tokens, i + 2) || IsFigure(tokens, i + 3)) || tokens.Word(i + 2) is "r" && IsFigure(tokens, i + 3)),
        _ => false,
    };

    // "M0240": what is left of an account number behind its first letter.
    private static bool IsAccountPart(ReadOnlySpan<char> word) => word.Length is > 3 and < 14 && word.IndexOfAnyInRange('0', '9') >= 0;

    // One letter, another group behind it; "a" only as in "2 A".
    private static bool IsLetter(FrenchTokens tokens, int i)
    {
        var word = tokens.Word(i);
        if (word.Length != 1 || word[0] is < 'a' or > 'z' || tokens[i].Kind != FrenchTokenKind.Word || !IsFigure(tokens, i + 1))
            return false;
        return word[0] is not ('a' or 'y') || word[0] == 'a' && i > 0 && tokens.Word(i - 1) is "deux" or "2";
    }

    // A letter the number is cut behind: Corsica's, or one of an account.
    private static bool IsLastLetter(FrenchTokens tokens, int i, StringBuilder value)
    {
        var word = tokens.Word(i);
        if (word.Length != 1 || tokens[i].Kind != FrenchTokenKind.Word)
            return false;
        if (word[0] is 'a' or 'b' && value[^1] == '2' && tokens.Word(i - 1) is "deux" or "2")
            return value.Length == CorsicaAt && value[0] is '1' or '2' || word[0] == 'b' || i + 1 == tokens.Count || Acknowledgement.MayStand(tokens.Word(i + 1)) || tokens.Folded[tokens[i].End] is ',' or '.';
        return word[0] is > 'b' and <= 'z' and not 'y' && value.Length > AccountAt;
    }

    // "double zéro", "triple sept", "trois zéros", "deux fois zéro".
    private static int Repetition(FrenchTokens tokens, int i, StringBuilder? value)
    {
        if (i + 1 >= tokens.Count || tokens[i + 1].Start > tokens[i].End + 1)
            return 0;
        var times = tokens.Word(i) switch { "double" => 2, "triple" => 3, var word => Count(word) };
        if (times is < 2 or > 6)
            return 0;
        var digit = i + 1;
        var named = tokens.Word(i) is "double" or "triple";
        if (tokens.Word(digit) is "zeros")
            return Repeat(value, times, 0, 2);
        if (!named && tokens.Word(digit) is "fois")
            (named, digit) = (true, digit + 1);
        if (!named || digit >= tokens.Count || Count(tokens.Word(digit)) is not (>= 0 and <= 9 and var repeated))
            return 0;
        return Repeat(value, times, repeated, digit - i + 1);
    }

    private static int Repeat(StringBuilder? value, int times, int digit, int tokens)
    {
        value?.Insert(value.Length, digit.ToString(CultureInfo.InvariantCulture), times);
        return tokens;
    }

    private static int Count(ReadOnlySpan<char> word) => word.Length == 1 && char.IsAsciiDigit(word[0]) ? word[0] - '0' : NumberWords.ValueOf(word);
}
