using System.Text;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>One group of a run: where it stands and its digits and capital letters.</summary>
internal readonly record struct NumberPart(int Start, int End, string Value);

/// <summary>A number said or written in groups, put together: digits, words, letters of an account, with hesitations between.</summary>
/// <param name="Start">First character of the word that leads in ("banque", "clé", "plus"), or of the first group.</param>
/// <param name="Body">First character of the first group.</param>
/// <param name="End">After the last character.</param>
/// <param name="Parts">The groups.</param>
/// <param name="BankWords">How many of "banque", "guichet" and "compte" stand in it.</param>
/// <param name="FirstToken">First token.</param>
/// <param name="EndToken">After the last token.</param>
internal sealed record NumberRun(int Start, int Body, int End, IReadOnlyList<NumberPart> Parts, int BankWords, int FirstToken, int EndToken)
{
    /// <summary>Digits and capital letters, without separators.</summary>
    public string Value { get; } = string.Concat(Parts.Select(p => p.Value));

    public int Digits { get; } = Parts.Sum(p => p.Value.Count(char.IsAsciiDigit));
}

/// <summary>Finds every run of figures. What counts or dates a thing stands outside of all runs.</summary>
internal static class NumberRuns
{
    private const int MostSkipped = 6;
    private const int LongestKey = 4;

    // Bank, branch and account.
    private const int WholeAccount = 21;

    /// <summary>Groups of a run; three IBANs told in pairs are no longer. A column of figures read out is cut here.</summary>
    private const int MostParts = 48;

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
        var bank = 0;
        var i = first + LeadIn(tokens, first, ref bank);
        if (i >= tokens.Count || !NumberGroups.Begins(tokens, i))
            return first + 1;
        var body = tokens[i].Start;
        var value = new StringBuilder();
        var parts = new List<NumberPart>();
        var end = i;
        while (parts.Count < MostParts && NumberThings.Length(tokens, i) is var thing)
        {
            if (thing > 0)
            {
                if (parts.Count == 0)
                    return i + thing;
                break;
            }

            // "… 1958, un numéro …"
            if (parts.Count > 0 && tokens.Word(i) is "un" or "une" && tokens.Before(i) is not "zero" && Phrases.Adjoins(tokens, i + 1) && tokens[i + 1].Kind == FrenchTokenKind.Word && !NumberGroups.GoesOn(tokens, i + 1) && !Acknowledgement.MayStand(tokens.Word(i + 1)) && Hesitation(tokens, i + 1) == 0)
                break;
            var before = value.Length;
            var read = NumberGroups.Read(tokens, i, value);
            if (read == 0)
                break;
            end = i + read;
            parts.Add(new(tokens[i].Start, tokens[end - 1].End, value.ToString(before, value.Length - before)));
            var joined = Join(tokens, end, ref bank);
            if (joined < 0)
                break;
            i = end + joined;
        }

        if (parts.Count == 0)
            return first + 1;
        var plus = body > 0 && tokens.Text[body - 1] == '+' ? 1 : 0;
        // "Avec la clé, 1 84 07 …": the key alone is said with its word.
        var start = tokens.Word(first) is "cle" or "clef" && value.Length > LongestKey || bank == 1 && tokens.Folded[tokens[first].End] == ',' ? body - plus
            // "L'ancien compte, banque 20041, …", "le compte 20041 01005 …": all of it is the account.
            : tokens.Word(first) is "compte" && value.Length >= WholeAccount ? tokens.Word(first + 1) is "banque" or "code" ? tokens[first + 1].Start : body
            : Math.Min(tokens[first].Start, body - plus);
        run = new(start, body - plus, tokens[end - 1].End, parts, bank, first, end);
        return end;
    }

    // Words before the first group that are said with the number: "code banque", "clé", "plus trente-trois".
    private static int LeadIn(FrenchTokens tokens, int i, ref int bank)
    {
        if (tokens.Word(i) is "plus" && i + 2 < tokens.Count && NumberWords.ValueOf(tokens.Word(i + 1)) >= 30 && NumberGroups.IsFigure(tokens, i + 2))
            return 1;
        var skipped = 0;
        while (i + skipped < tokens.Count && (skipped == 0 || Close(tokens, i + skipped)) && BankWord(tokens, i + skipped, ref bank) is > 0 and var read)
            skipped += read;
        return skipped == 0 || i + skipped >= tokens.Count || !Close(tokens, i + skipped) || !NumberGroups.Begins(tokens, i + skipped) ? 0 : skipped;
    }

    // Tokens to skip before the next group; −1 when the run ends here.
    private static int Join(FrenchTokens tokens, int i, ref int bank)
    {
        var skipped = 0;
        var led = 0;
        while (i + skipped < tokens.Count && skipped < MostSkipped)
        {
            var at = i + skipped;
            if (!Close(tokens, at))
                return -1;
            if (NumberGroups.GoesOn(tokens, at))
            {
                bank += led;
                return skipped;
            }

            var read = BankWord(tokens, at, ref led);
            // "Banque … guichet … numéro …"
            if (read == 0 && bank > 1 && tokens.Word(at) is "numero")
                read = 1;
            if (read == 0)
                read = Hesitation(tokens, at);
            if (read == 0)
                return -1;
            skipped += read;
        }

        return -1;
    }

    private static int BankWord(FrenchTokens tokens, int i, ref int bank)
    {
        var word = tokens.Word(i);
        var next = i + 1 < tokens.Count ? tokens.Word(i + 1) : default;
        var named = word is "code" && next is "banque" or "guichet" or "etablissement" || word is "cle" or "clef" && next is "rib" ? 2
            : word is "numero" && next is "de" && i + 2 < tokens.Count && tokens.Word(i + 2) is "compte" ? 3
            : word is "banque" or "guichet" or "compte" or "etablissement" or "cle" or "clef" ? 1 : 0;
        if (named == 0)
            return 0;
        bank += word is "cle" or "clef" ? 0 : 1;
        // "guichet c'est", "compte numéro"
        var end = i + named;
        if (end + 1 < tokens.Count && tokens.Word(end) is "c" && tokens.Word(end + 1) is "est")
            end += 2;
        else if (end < tokens.Count && tokens.Word(end) is "est" or "numero")
            end++;
        return end - i;
    }

    private static int Hesitation(FrenchTokens tokens, int at)
    {
        var word = tokens.Word(at);
        if (word is "hum" && at + 1 < tokens.Count && tokens.Word(at + 1) is "hum")
            return 0;
        // "et la clé", "le compte"
        if (word is "et" or "la" or "le" or "puis" or "avec")
        {
            var none = 0;
            var article = at + 1 < tokens.Count && tokens.Word(at + 1) is "la" or "le" ? 2 : 1;
            return BankWord(tokens, Math.Min(at + article, tokens.Count - 1), ref none) > 0 ? article : word is "puis" ? 1 : word is "et" && at + 2 < tokens.Count && tokens.Word(at + 1) is "puis" && tokens.Word(at + 2) is "euh" or "heu" ? 2 : 0;
        }

        // "Comment dire", "comment déjà", "non attendez"
        if (at + 1 < tokens.Count && (word is "comment" && tokens.Word(at + 1) is "dire" or "deja" || word is "non" && tokens.Word(at + 1) is "attendez" or "pardon"))
            return 2;
        return word is "euh" or "heu" or "alors" or "attendez" or "hein" or "bah" or "ben" or "donc" or "virgule" or "tiret" or "espace" or "voila" or "enfin"
            or "hum" or "voyons" or "voir" or "pardon" or "ensuite" or "apres" or "bon" ? 1 : 0;
    }

    // Spaces, commas, points, hyphens and slashes hold a run together; the end of a sentence does not.
    private static bool Close(FrenchTokens tokens, int i)
    {
        if (i == 0)
            return true;
        var gap = tokens.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End);
        if (gap.Length > 4)
            return false;
        // "+33 (0)6"
        var trunk = tokens.Word(i) is "0" && gap.EndsWith("(") || tokens.Word(i - 1) is "0" && gap.StartsWith(")");
        for (var k = 0; k < gap.Length && !trunk; k++)
        {
            if (gap[k] is '?' or '!' or ';' or '(' or ')' or '\n' or '+' or '€' || gap[k] == '.' && k + 1 < gap.Length || gap[k] == ':' && NumberGroups.IsFigure(tokens, i - 1))
                return false;
        }

        return true;
    }
}
