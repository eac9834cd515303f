using System.Globalization;
using System.Text;

namespace CallAssist.Modules.Transcription.Search;

/// <summary>A word of a text as it is searched for, and where it stands in the text.</summary>
internal readonly record struct FoldedWord(string Text, int Start, int End);

/// <summary>Texts as searches compare them: small letters without accents, œ as oe; everything but letters and digits parts words.</summary>
internal static class FoldedText
{
    /// <summary>The words, one space between them.</summary>
    public static string Of(string text) => string.Join(' ', Words(text).Select(w => w.Text));

    /// <summary>The words with their places.</summary>
    public static List<FoldedWord> Words(string text)
    {
        var words = new List<FoldedWord>();
        var word = new StringBuilder();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || (word.Length > 0 && IsMark(text[i]))))
            {
                if (word.Length == 0)
                    start = i;
                Fold(text[i], word);
            }
            else if (word.Length > 0)
            {
                words.Add(new(word.ToString(), start, i));
                word.Clear();
            }
        }

        return words;
    }

    private static void Fold(char c, StringBuilder word)
    {
        c = char.ToLowerInvariant(c);
        if (c is 'œ' or 'æ')
            word.Append(c == 'œ' ? "oe" : "ae");
        else if (c < 128)
            word.Append(c);
        else if (!IsMark(c))
            word.Append(c.ToString().Normalize(NormalizationForm.FormD)[0]);
    }

    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
