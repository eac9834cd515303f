using System.Globalization;
using System.Text.RegularExpressions;
using CallAssist.Engines.French;

namespace CallAssist.Modules.Insights.Summary;

/// <summary>Weighted cues: "pattern:weight" over folded text. A cue behind "pas" or "plus" (unless part of it) does not count.</summary>
internal sealed partial class CueLexicon
{
    private readonly (Regex Pattern, double Weight)[] _cues;

    public CueLexicon(IEnumerable<string> cues)
    {
        _cues = [.. cues.Select(cue =>
        {
            var colon = cue.LastIndexOf(':');
            var pattern = cue[..colon];
            var edge = char.IsLetter(pattern[0]) || pattern[0] == '(' ? @"\b" : "";
            return (new Regex($"{edge}(?:{FrenchPattern(pattern)})", RegexOptions.CultureInvariant), double.Parse(cue[(colon + 1)..], CultureInfo.InvariantCulture));
        })];
    }

    /// <summary>Sum of the weights of the cues in a folded sentence.</summary>
    public double Score(string folded)
    {
        var score = 0.0;
        foreach (var (pattern, weight) in _cues)
        {
            var match = pattern.Match(folded);
            if (match.Success && !Negated().IsMatch(folded[..match.Index]))
                score += weight;
        }

        return score;
    }

    private static string FrenchPattern(string pattern) => string.Concat(pattern.Select(c => c < 128 ? c : FrenchText.Fold(c)));

    [GeneratedRegex(@"\b(?:pas|plus|jamais|sans) (?:tres |trop |vraiment |du tout |etre |si |de )?$")]
    private static partial Regex Negated();
}
