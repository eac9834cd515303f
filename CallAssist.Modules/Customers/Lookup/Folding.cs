using System.Globalization;
using System.Text;

namespace CallAssist.Modules.Customers.Lookup;

/// <summary>Lower case without accents, so that "Élégance" is found by "elegance".</summary>
internal static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }

    /// <summary>Folded, without the wildcards of either dialect: they are no part of a name.</summary>
    public static string ForLike(string text) => string.Concat(Fold(text.Trim()).Where(c => c is not ('%' or '_' or '[' or ']')));
}
