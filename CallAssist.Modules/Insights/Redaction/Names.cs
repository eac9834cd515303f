using System.Text.RegularExpressions;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Does a token look like a name, and how far does a name reach?</summary>
internal static partial class Names
{
    private static readonly string[] Particles = ["le", "la", "les", "de", "du", "des", "da", "do", "dos", "di", "del", "della", "van", "von", "den", "der", "ben", "bel", "el", "al", "ould", "ait", "d", "l", "o", "n", "dell", "mac", "mc", "saint", "sainte"];

    // Surnames that are adjectives: "Julien Petit", and "aurélie petit problème".
    private static readonly HashSet<string> Describing = ["petit", "gros", "grand", "bon", "beau", "long", "jeune", "vieux"];

    // Families are called so too; written with a capital behind a first name they are.
    private static readonly HashSet<string> Days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "noel", "toussaint"];

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

    /// <summary>True for a word that may be part of a name where one is expected; <paramref name="behind"/> a first part of it.</summary>
    public static bool MayBeName(RedactionText text, int token, bool behind = false)
    {
        if (token >= text.Tokens.Count || text.Tokens[token].Kind != FrenchTokenKind.Word)
            return false;
        var folded = text.Tokens.Word(token).ToString();
        if (folded.Length < 2 || folded is "mme" or "mr" or "mlle" or "madame" or "monsieur" or "maitre")
            return false;
        var known = IsFirstName(folded) || IsSurname(folded) || behind && Days.Contains(folded);
        if (text.HasCapitals && IsCapitalised(text, token))
            return known || !(behind || !text.CasedThroughout) || !NameLists.IsEveryday(folded);
        if (text.CasedThroughout)
            return false;
        return known ? !behind || (!Days.Contains(folded) || IsSurname(folded)) && (!Describing.Contains(folded) || EndsHere(text, token)) : !NameLists.IsCommon(folded) && !(behind && NameLists.IsPlaceOrThing(folded));
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
            var compound = i > first && text.Text[text.Tokens[i - 1].End] != ' ';
            // "Jean-Noël": whatever a hyphen joins.
            if (compound && text.Text[text.Tokens[i - 1].End] == '-' && text.Tokens[i] is { Kind: FrenchTokenKind.Word, Length: > 1 } && text.Tokens.Word(i) is not ("je" or "vous" or "il" or "elle" or "on" or "nous" or "tu" or "ce" or "la" or "ci" or "moi" or "les" or "le" or "y" or "t"))
            {
                i++;
                continue;
            }

            var at = i;
            while (at < text.Tokens.Count && IsParticle(text.Tokens.Word(at)) && at - i < 2 && (at == first || Adjoins(text, at)))
                at++;
            var complete = at < text.Tokens.Count && (at == i || Adjoins(text, at)) && (at == i || names == 0 || ParticleInside(text, i, at));
            if (!complete || !MayBeName(text, at, names > 0 && at == i) && !BehindLe(text, i, at))
            {
                // "Tran Van": written like a name, with none behind it.
                if (at == i || names == 0 || !text.CasedThroughout || !char.IsUpper(text.Tokens.Written(i)[0]))
                    break;
                at = i;
            }

            names += compound ? 0 : 1;
            i = at + 1;
            if (i < text.Tokens.Count && text.Tokens[i] is { Length: 1, Kind: FrenchTokenKind.Word } && text.Tokens.Word(i) is "h" && text.Tokens[i].Start == text.Tokens[i - 1].End + 1 && text.Text[text.Tokens[i - 1].End] is '\'' or '’')
                i++;
        }

        return names == 0 ? first : i;
    }

    // "Le Goff", "da Costa", "de La Rochère" go on with a name; "de Transports" is where she works.
    private static bool ParticleInside(RedactionText text, int first, int name)
    {
        var particle = text.Tokens.Word(first);
        if (text.CasedThroughout && char.IsUpper(text.Tokens.Written(first)[0]))
            return true;
        if (particle is "de" or "du" or "des" or "d" or "la" or "les")
            return text.CasedThroughout && name - first == 2 && char.IsUpper(text.Tokens.Written(first + 1)[0]) || Noble().IsMatch(text.Tokens.Word(name)) && (text.CasedThroughout && particle is "d" || !NameLists.IsPlaceOrThing(text.Tokens.Word(name)))
                || particle is "du" or "des" or "d" && IsStrange(text, name);
        if (particle is "le")
            return !text.CasedThroughout && (BehindLe(text, first, name) || MayBeName(text, name, behind: true));
        return !text.CasedThroughout || particle is "da" or "do" or "dos" or "di" or "del" or "della" or "van" or "von" or "den" or "der" or "ben" or "bel" or "el" or "al" or "ould";
    }

    /// <summary>True for a word that is none of the language, no place and no company by its shape; written with a capital where there are any.</summary>
    public static bool IsStrange(RedactionText text, int token)
    {
        var word = text.Tokens.Word(token);
        return text.Tokens[token] is { Kind: FrenchTokenKind.Word, Length: > 3 } && (!text.CasedThroughout || IsCapitalised(text, token)) && !NameLists.IsCommon(word) && !NameLists.IsPlaceOrThing(word) && !CompanyRecogniser.IsShaped(word);
    }

    private static bool BehindLe(RedactionText text, int particle, int name) =>
        name == particle + 1 && name < text.Tokens.Count && text.Tokens.Word(particle) is "le" && NameLists.BehindLe.Contains(text.Tokens.Word(name).ToString());

    // Nothing that the word would describe comes next.
    private static bool EndsHere(RedactionText text, int token) =>
        token + 1 >= text.Tokens.Count || !Adjoins(text, token + 1) || text.Tokens.Word(token + 1) is var next && (FrenchText.IsFunctionWord(next) || next is "a" or "est" or "n" or "s" or "qui" or "que" or "il" or "elle" or "c" or "je" or "on" or "m" or "ou" or "oui" or "non" or "voila" or "pas" or "ne");

    // Only a space, a hyphen or an apostrophe stands between two parts of one name.
    private static bool Adjoins(RedactionText text, int token)
    {
        var from = text.Tokens[token - 1].End;
        var gap = text.Text.AsSpan(from, text.Tokens[token].Start - from);
        return gap.Length <= 2 && gap.IndexOfAnyExcept(" -'’") < 0;
    }

    // What stands behind the particle of old families, and not of companies.
    [GeneratedRegex("^(?:ker[a-z]{3}|mont[a-z]{3}|beau[a-z]{3}|haut[a-z]{3}|roche|plessis|tour$|castel|gaulle|saint)|(?:ville|court|mont|fort|lieu|gnac|rac|gny)$")]
    private static partial Regex Noble();
}
