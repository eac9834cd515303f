using System.Globalization;
using System.Text;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>Takes out what Whisper writes where nobody said it: credits of subtitles it was trained on, and loops.</summary>
public static class PhraseFilter
{
    /// <summary>Phrases in a row that say the same before the further ones are loops; people do say "oui, oui, oui".</summary>
    private const int MostRepeats = 4;

    /// <summary>Words that make a whole phrase an invention, wherever they stand in it (French films, television and videos).</summary>
    private static readonly string[] Credits =
    [
        "amara org", "sous titres realises", "sous titrage", "sous titres par", "sous titres fait", "soustitreur", "st 501", "radio canada", "societe radio canada",
        "merci d avoir regarde", "merci d avoir visionne", "merci d avoir suivi cette video", "abonnez vous a la chaine", "abonnez vous a ma chaine",
        "n oubliez pas de vous abonner", "n oubliez pas de liker", "cliquez sur la cloche", "a la prochaine video", "dans la prochaine video", "retrouvez nous sur facebook",
        "traduction par", "relecture par", "transcription par", "cree par", "thanks for watching", "subtitles by",
    ];

    /// <summary>Inventions when they are all there is of a phrase.</summary>
    private static readonly string[] Whole = ["musique", "musique douce", "generique", "applaudissements", "rires", "silence", "bip", "fin", "you"];

    /// <summary>Phrases that stay; the others go to <paramref name="dropped"/> with the reason.</summary>
    public static List<WhisperSegment> Apply(IEnumerable<WhisperSegment> phrases, List<DroppedSegment> dropped)
    {
        var kept = new List<WhisperSegment>();
        var (last, repeats) = ("", 0);
        foreach (var phrase in phrases)
        {
            var plain = Plain(phrase.Text);
            repeats = plain == last ? repeats + 1 : 0;
            last = plain;
            if (Reason(plain, repeats) is { } reason) dropped.Add(new DroppedSegment(phrase.Start, phrase.End, phrase.Text, reason));
            else kept.Add(phrase);
        }
        return kept;
    }

    private static string? Reason(string plain, int repeats)
    {
        if (plain.Length == 0) return "no words";
        if (Whole.Contains(plain) || Credits.Any(c => $" {plain} ".Contains($" {c} ", StringComparison.Ordinal))) return "known invention";
        var words = plain.Split(' ');
        return repeats >= MostRepeats || repeats > 0 && words.Length >= 8 || Loops(words) ? "repetition" : null;
    }

    /// <summary>The same few words four times in a row; single ones eight times, figures never: they are spelled.</summary>
    private static bool Loops(string[] words)
    {
        for (var length = 1; length <= words.Length / 4; length++)
        {
            var (run, needed) = (0, (length == 1 ? 7 : 3) * length);
            for (var i = length; i < words.Length; i++)
            {
                run = words[i] == words[i - length] && !char.IsAsciiDigit(words[i][0]) ? run + 1 : 0;
                if (run >= needed) return true;
            }
        }
        return false;
    }

    /// <summary>Small letters without accents, words apart by one blank.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsLetterOrDigit(c)) plain.Append(c);
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        return plain.ToString().TrimEnd();
    }
}
