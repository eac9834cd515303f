using System.Text.RegularExpressions;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>
/// What one speaker asks for, the other one's turn answers: "Votre mot de passe ? — Papillon." A turn behind such a question is read once more, with the
/// question in front of it.
/// </summary>
internal static partial class AskedBefore
{
    /// <summary>How much of the question is read, characters.</summary>
    private const int LongestQuestion = 120;

    public static void Find(IReadOnlyList<SpokenTurn> turns, IReadOnlyList<RedactionText> texts, IReadOnlyList<List<PersonalSpan>> spans, Func<RedactionText, List<PersonalSpan>> read)
    {
        for (var i = 1; i < turns.Count; i++)
        {
            if (turns[i].Speaker == turns[i - 1].Speaker || texts[i].Tokens.Count == 0 || texts[i].CasedThroughout && !texts[i - 1].CasedThroughout || Asked(texts[i - 1]) is not { } question)
                continue;
            foreach (var span in read(new(question + texts[i].Text)))
            {
                if (span.Start >= question.Length)
                    spans[i].Add(span with { Start = span.Start - question.Length, End = span.End - question.Length });
            }
        }
    }

    // The last sentence, when it asks for something of a person.
    private static string? Asked(RedactionText text)
    {
        var said = text.Text.AsSpan().TrimEnd(" .?!…");
        var start = Math.Max(said.LastIndexOfAny(".?!") + 1, Math.Max(0, said.Length - LongestQuestion));
        return Personal().IsMatch(text.Folded.AsSpan(start, said.Length - start)) ? string.Concat(said[start..].Trim(), " ? ") : null;
    }

    [GeneratedRegex(@"\b(?:mots? de passe|mdp|code|identifiant|digicode|crypto\w*|chiffres|nom|prenom|appelez|naissance|nee?|adresse|habit\w+|societe|entreprise|raison sociale|salaire|gagne|touche|mail)\b")]
    private static partial Regex Personal();
}
