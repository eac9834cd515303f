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
}
