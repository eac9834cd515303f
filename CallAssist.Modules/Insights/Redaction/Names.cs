using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Does a token look like a name, and how far does a name reach?</summary>
internal static class Names
{
    private static readonly string[] Particles = ["le", "la", "les", "de", "du", "des", "da", "do", "dos", "di", "del", "della", "van", "von", "den", "der", "ben", "bel", "el", "al", "ould", "d", "mac", "mc", "saint"];

    public static bool IsParticle(ReadOnlySpan<char> folded)
    {
        foreach (var particle in Particles)
        {
            if (folded.SequenceEqual(particle))
                return true;
        }

        return false;
    }

    public static bool IsFirstName(string folded) => NameLists.FirstNames.Contains(folded);

    public static bool IsSurname(string folded) => NameLists.Surnames.Contains(folded);

    /// <summary>True for a word with a capital first letter that is no acronym.</summary>
    public static bool IsCapitalised(RedactionText text, int token)
    {
        var written = text.Tokens.Written(token);
        return char.IsUpper(written[0]) && (written.Length == 1 || written.ContainsAnyInRange('a', 'z') || written.Length > 5 || written.IndexOfAny("éèêëàâîïôûüç") >= 0);
    }

    /// <summary>True when a capital here says nothing: first word of the text or of a sentence.</summary>
    public static bool StartsSentence(RedactionText text, int token)
    {
        if (token == 0)
            return true;
        var gap = text.Text.AsSpan(text.Tokens[token - 1].End, text.Tokens[token].Start - text.Tokens[token - 1].End);
        return gap.IndexOfAny('.', '?', '!') >= 0 || gap.IndexOf('\n') >= 0 || gap.IndexOf(':') >= 0;
    }

    /// <summary>True for a word that may be part of a name where one is expected.</summary>
    public static bool MayBeName(RedactionText text, int token)
    {
        if (token >= text.Tokens.Count || text.Tokens[token].Kind != FrenchTokenKind.Word)
            return false;
        var folded = text.Tokens.Word(token).ToString();
        if (folded.Length < 2 || folded is "mme" or "mr" or "mlle" or "madame" or "monsieur" or "maitre")
            return false;
        if (text.HasCapitals && IsCapitalised(text, token))
            return text.CasedThroughout || !NameLists.IsEveryday(folded) || IsFirstName(folded);
        return !HasCapitalsNear(text) && (IsFirstName(folded) || IsSurname(folded) || !NameLists.IsEveryday(folded) && folded.Length > 2);
    }

    /// <summary>Where the name that begins at <paramref name="first"/> ends (token index, excluded); <paramref name="first"/> when there is none.</summary>
    public static int End(RedactionText text, int first, int most = 3)
    {
        var i = first;
        var names = 0;
        while (i < text.Tokens.Count && names < most)
        {
            if (i > first && !Adjoins(text, i))
                break;
            var at = i;
            while (at < text.Tokens.Count && IsParticle(text.Tokens.Word(at)) && at - i < 2 && (at == first || Adjoins(text, at)))
                at++;
            if (at > i && text.HasCapitals && HasCapitalsNear(text) && i > first && !char.IsUpper(text.Tokens.Written(i)[0]) && text.Tokens.Word(i) is not ("de" or "d" or "da" or "dos" or "van" or "den" or "der" or "ben" or "el"))
                break;
            if (at > i && names > 0 && !char.IsUpper(text.Tokens.Written(i)[0]) && !HasCapitalsNear(text) && text.Tokens.Word(i) is "de" or "du" or "des" or "d" or "la" or "le" or "les"
                && !(text.Tokens.Word(i) is "le" && at < text.Tokens.Count && NameLists.BehindLe.Contains(text.Tokens.Word(at).ToString())))
                break;
            // "de La Rochère" is part of a name; "de Transports" is where she works.
            if (at > i && names > 0 && HasCapitalsNear(text) && text.Tokens.Word(i) is "de" or "du" or "des" or "d" && !(at - i == 2 && char.IsUpper(text.Tokens.Written(i + 1)[0])))
                break;
            var behindLe = at > i && names > 0 && text.Tokens.Word(i) is "le" && at < text.Tokens.Count && NameLists.BehindLe.Contains(text.Tokens.Word(at).ToString());
            if (at > i && (at >= text.Tokens.Count || !Adjoins(text, at) || !behindLe && !MayBeName(text, at)) && names > 0 && HasCapitalsNear(text) && char.IsUpper(text.Tokens.Written(i)[0]))
            {
                // "Tran Van": written like a name, with none behind it.
                names++;
                i++;
                continue;
            }

            if (at > i && !Adjoins(text, at) || !behindLe && !MayBeName(text, at))
                break;
            names++;
            i = at + 1;
        }

        return names == 0 ? first : i;
    }

    // Only a space, a hyphen or an apostrophe stands between two parts of one name.
    private static bool Adjoins(RedactionText text, int token)
    {
        var from = text.Tokens[token - 1].End;
        var gap = text.Text.AsSpan(from, text.Tokens[token].Start - from);
        return gap.Length <= 2 && gap.IndexOfAnyExcept(" -'’") < 0;
    }

    private static bool HasCapitalsNear(RedactionText text) => text.CasedThroughout;
}
