using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>An amount of money, written or said: "2 640,50 €", "31k€", "trois mille deux cents euros", "seize euros et dix centimes", "2 300 brut".</summary>
/// <param name="First">First token.</param>
/// <param name="EndToken">After the last token.</param>
/// <param name="End">After its last character; a sign is no token.</param>
/// <param name="Currency">False where only "brut", "net" or a period tell that it is money.</param>
internal readonly record struct SaidAmount(int First, int EndToken, int End, bool Currency)
{
    /// <summary>Without a currency nothing shorter is a salary.</summary>
    private const int FewestFigures = 4;

    /// <summary>Reads the amount that begins at a token.</summary>
    public static SaidAmount? Read(FrenchTokens tokens, int first)
    {
        var read = NumberThings.Counted(tokens, first);
        if (read == 0)
            return null;
        var at = first + read;
        if (Sign(tokens, at) is { } sign)
            return sign with { First = first };
        if (Next(tokens, at) is "euro" or "euros")
            return new(first, at + 1 + Cents(tokens, at + 1), tokens[at + Cents(tokens, at + 1)].End, true);
        if (Next(tokens, at) is "balles" or "k" && (Next(tokens, at) is "balles" || tokens[first].Kind == FrenchTokenKind.Number))
            return new(first, at + 1, tokens[at].End, true);
        if (Next(tokens, at) is "kilo" && Next(tokens, at + 1) is "euro" or "euros")
            return new(first, at + 2, tokens[at + 1].End, true);
        return IsWage(tokens, first, at) ? new(first, at, tokens[at - 1].End, false) : null;
    }

    // "€", "k€", "€ 50".
    private static SaidAmount? Sign(FrenchTokens tokens, int at)
    {
        var behind = tokens.Folded[tokens[at - 1].End..];
        var skipped = behind.Length - behind.TrimStart(" \u00a0\u202f").Length;
        var sign = behind[skipped..].StartsWith("k €") ? 3 : behind[skipped..].StartsWith("€") ? 1 : Next(tokens, at) is "k" && tokens.Folded[tokens[at].End..].StartsWith("€") ? 2 : 0;
        if (sign == 0)
            return null;
        var end = tokens[at - 1].End + skipped + sign;
        var next = tokens.From(end);
        var cents = next < tokens.Count && tokens[next].Start == end + 1 && tokens[next] is { Kind: FrenchTokenKind.Number, Length: 2 };
        return new(0, cents ? next + 1 : next, cents ? tokens[next].End : end, true);
    }

    // "… cinquante", "… et dix centimes", "… 32".
    private static int Cents(FrenchTokens tokens, int at)
    {
        var and = Next(tokens, at) is "et" ? 1 : 0;
        if (Next(tokens, at + and).IsEmpty)
            return 0;
        var read = tokens[at + and].Kind == FrenchTokenKind.Number ? tokens[at + and].Length <= 2 ? 1 : 0 : SpokenNumber.Read(tokens, at + and, out var value) is var said && value < 100 ? said : 0;
        var named = read > 0 && Next(tokens, at + and + read) is "centime" or "centimes";
        return read == 0 || and == 1 && !named || IsCounted(tokens, at + and + read) ? 0 : and + read + (named ? 1 : 0);
    }

    // "Vingt euros deux fois"
    private static bool IsCounted(FrenchTokens tokens, int at) => Next(tokens, at) is "fois" or "pour" or "heures" or "jours" or "mois" or "salaries" or "personnes";

    private static bool IsWage(FrenchTokens tokens, int first, int at)
    {
        var figures = 0;
        for (var i = first; i < at; i++)
            figures += tokens[i].Kind == FrenchTokenKind.Number ? tokens[i].Length : tokens.Word(i) is "mille" ? FewestFigures : 0;
        return figures >= FewestFigures && (Next(tokens, at) is "net" or "nets" or "brut" or "bruts" or "mensuel" or "mensuels" or "annuel" or "annuels"
            || Next(tokens, at) is "de" && Next(tokens, at + 1) is "base" || Next(tokens, at) is "par" && Next(tokens, at + 1) is "mois" or "an");
    }

    // The word right behind; empty where the clause ends.
    private static ReadOnlySpan<char> Next(FrenchTokens tokens, int at) =>
        at > 0 && at < tokens.Count && tokens.Folded[tokens[at - 1].End..tokens[at].Start] is var gap && gap.Trim(" \u00a0\u202f-").IsEmpty ? tokens.Word(at) : [];
}
