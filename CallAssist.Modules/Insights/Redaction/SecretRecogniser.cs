using System.Text.RegularExpressions;

namespace CallAssist.Modules.Insights.Redaction;

/// <summary>Passwords, access codes, codes received by SMS, remote-control ids, card cryptograms.</summary>
internal static partial class SecretRecogniser
{
    public static void Find(RedactionText text, List<PersonalSpan> spans)
    {
        foreach (Match match in Secret().Matches(text.Folded))
        {
            var secret = match.Groups["secret"];
            spans.Add(new(secret.Index, secret.Index + secret.Length, PersonalLabel.Password, 84));
        }
    }

    // A cue, a short bridge, then something with a digit or a sign in it, or letters one by one.
    private const string Token = @"(?=[^\s,]*[\d!@#$%&*_]|[a-z](?: [a-z0-9]){2})(?:[a-z](?: [a-z0-9]+){2,}|[\w!@#$%&*+-]+(?: \d{1,4}\b){0,5})[!@#$*]*";

    [GeneratedRegex($@"\b(?:mot de passe|mdp|mots? de passe|cryptogramme|code (?:d'acces|recu|secret|de securite|pin|que j'ai recu|sms|confidentiel|wifi|temporaire)|identifiant (?:teamviewer|anydesk|de prise en main)|le code)\b[^.?!]{{0,48}}?(?:\bc'est|\best|\bc'etait|[:,]|\bpasse|\bsession|\bla)[ :,]* ?(?:le |la )?(?<secret>{Token})")]
    private static partial Regex Secret();
}
