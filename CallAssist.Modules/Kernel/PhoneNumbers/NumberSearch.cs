namespace CallAssist.Modules.Kernel.PhoneNumbers;

/// <summary>Numbers as people type them into a search box, and as systems store them.</summary>
internal static class NumberSearch
{
    private const int ShortestPart = 3;

    /// <summary>
    /// Digits to look for inside a stored number, or null for text that is no number. Leading zeros fall, since E.164 has none:
    /// "04 94 11" finds +33494112233.
    /// </summary>
    public static string? Part(string? text)
    {
        if (text is null || !text.All(c => char.IsAsciiDigit(c) || c is ' ' or '.' or '-' or '+' or '/' or '(' or ')'))
            return null;
        var digits = string.Concat(text.Where(char.IsAsciiDigit)).TrimStart('0');
        return digits.Length >= ShortestPart ? digits : null;
    }

    /// <summary>The spellings under which phones and switchboards store a number in E.164.</summary>
    public static IEnumerable<string> Spellings(string e164)
    {
        yield return e164;
        yield return e164[1..];
        yield return "00" + e164[1..];
        foreach (var country in (string[])["+33", "+262", "+590", "+594", "+596"])
        {
            if (e164.StartsWith(country, StringComparison.Ordinal))
                yield return "0" + e164[country.Length..];
        }
    }
}
