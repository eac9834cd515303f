using System.Globalization;
using System.Text;

namespace CallAssist.Modules.Telephony.Screens;

/// <summary>French in ASCII for screens that show nothing else: letters without their accents, signs by what looks like them.</summary>
internal static class PlainLetters
{
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAscii(c))
                plain.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && !char.IsLowSurrogate(c))
                plain.Append(Likeness(c));
        }

        return plain.ToString();
    }

    private static string Likeness(char c) => c switch
    {
        'œ' => "oe",
        'Œ' => "OE",
        'æ' => "ae",
        'Æ' => "AE",
        'ß' => "ss",
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        '’' or '‘' => "'",
        '“' or '”' or '«' or '»' => "\"",
        '–' or '—' or '·' or '•' or '\u2011' => "-",
        '…' => "...",
        '€' => "EUR",
        '°' => "o",
        '\u00A0' or '\u202F' or '\u2009' => " ",
        _ => "?",
    };
}
