using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Numbers that count or name a thing and are part of no identifier: amounts, durations, dates, house numbers, network addresses, post boxes.</summary>
internal static class NumberThings
{
    /// <summary>Tokens of the thing that begins at <paramref name="i"/>; 0 where none does.</summary>
    public static int Length(FrenchTokens tokens, int i)
    {
        if (!NumberGroups.IsFigure(tokens, i))
            return 0;
        if (i > 0 && tokens.Word(i - 1) is "bp" or "cs" or "tsa")
            return 1;
        // "Je vous le lis en deux fois, …", "en trois, …"
        if (i > 0 && i + 1 < tokens.Count && tokens.Word(i - 1) is "en" && tokens.Word(i) is "deux" or "trois" or "quatre" or "2" or "3" or "4" && (tokens.Word(i + 1) is "fois" or "morceaux" or "parties" or "temps" or "blocs" || Gap(tokens, i + 1).Contains(',')))
            return tokens.Word(i + 1) is "fois" ? 2 : 1;
        // In the middle of 01.99.00.73.75 there is neither date nor address.
        if (i == 0 || Gap(tokens, i) is not ("." or "-" or "/"))
        {
            if (SaidDate.Read(tokens, i) is { Form: not SaidDateForm.Bare, Year: > 0 } date)
                return date.Tokens;
            if (NetworkAddress(tokens, i))
                return 4;
        }

        var number = Counted(tokens, i);
        return number > 0 && (IsUnit(tokens, i + number) || IsSum(tokens, i, number)) ? number : House(tokens, i, number);
    }

    // "366 160,75": thousands and cents.
    private static bool IsSum(FrenchTokens tokens, int i, int number) =>
        number > 2 && tokens[i].Kind == FrenchTokenKind.Number && tokens[i + number - 1].Length == 2 && Gap(tokens, i + number - 1) is ",";

    // A house number is short: of "73 135 rue", 73 is something else.
    private static int House(FrenchTokens tokens, int i, int number)
    {
        var length = tokens[i].Kind == FrenchTokenKind.Number ? 1 : number;
        return length > 0 && IsHouse(tokens, i + length) ? length : 0;
    }

    /// <summary>Tokens of a number that counts: "2 540,62", "deux mille cinq cents"; 0 where none begins.</summary>
    public static int Counted(FrenchTokens tokens, int i)
    {
        if (tokens[i].Kind != FrenchTokenKind.Number)
            return SpokenNumber.Read(tokens, i, out _);
        var end = i + 1;
        while (tokens[i].Length <= 3 && end < tokens.Count && Gap(tokens, end) is " " or "." or "\u00a0" or "\u202f" && IsThousands(tokens, end))
            end++;
        if (end < tokens.Count && Gap(tokens, end) is "," or "." && tokens[end].Kind == FrenchTokenKind.Number && tokens[end].Length <= 2)
            end++;
        return end - i;
    }

    private static bool IsThousands(FrenchTokens tokens, int i) =>
        tokens[i].Length == 3 && tokens[i].Kind == FrenchTokenKind.Number && tokens.Word(i).IndexOfAnyExceptInRange('0', '9') < 0;

    private static ReadOnlySpan<char> Gap(FrenchTokens tokens, int i) => tokens.Folded[tokens[i - 1].End..tokens[i].Start];

    private static bool IsUnit(FrenchTokens tokens, int i)
    {
        var behind = tokens.Folded[tokens[i - 1].End..];
        if (behind.TrimStart(' ').StartsWith("€"))
            return true;
        if (i >= tokens.Count || !Gap(tokens, i).Trim(" \u00a0\u202f-").IsEmpty)
            return false;
        return tokens.Word(i) switch
        {
            "euro" or "euros" or "centimes" or "heure" or "heures" or "jour" or "jours" or "mois" or "an" or "ans" or "minutes" or "secondes" => true,
            "salarie" or "salaries" or "salariees" or "personnes" or "lignes" or "bulletins" or "pages" or "caracteres" or "chiffres" => true,
            "kilo" or "kilos" or "octets" or "ko" or "mo" or "go" or "giga" or "%" => true,
            "fois" => !NumberGroups.IsFigure(tokens, i + 1),
            "pour" => i + 1 < tokens.Count && tokens.Word(i + 1) is "cent" or "cents" or "mille",
            _ => false,
        };
    }

    // "43 rue", "26 ter, chaussée".
    private static bool IsHouse(FrenchTokens tokens, int i)
    {
        if (i < tokens.Count && tokens.Word(i) is "bis" or "ter" or "quater" or "a" or "b" or "c" or "d")
            i++;
        return i < tokens.Count && Gap(tokens, i).Trim(" ,").IsEmpty && tokens.Word(i) is "rue" or "avenue" or "boulevard" or "impasse" or "allee" or "allees"
            or "chemin" or "place" or "route" or "quai" or "cours" or "square" or "passage" or "voie" or "sentier" or "faubourg" or "residence" or "lotissement"
            or "hameau" or "venelle" or "ruelle" or "esplanade" or "traverse" or "montee" or "chaussee" or "promenade" or "clos" or "rond" or "parvis" or "cite";
    }

    // 192.168.1.14
    private static bool NetworkAddress(FrenchTokens tokens, int i)
    {
        if (i + 3 >= tokens.Count || tokens[i].Kind != FrenchTokenKind.Number || tokens.Word(i)[0] == '0' || i + 4 < tokens.Count && Gap(tokens, i + 4) is ".")
            return false;
        for (var k = i; k < i + 4; k++)
        {
            if (k > i && Gap(tokens, k) is not "." || !int.TryParse(tokens.Word(k), out var part) || part > 255)
                return false;
        }

        return true;
    }
}
