namespace CallAssist.Modules.Kernel.PhoneNumbers;

/// <summary>
/// Numbers in every spelling to E.164 (ITU-T), for an office in France: national 0…, +33, 0033, bare 33…, SIP and tel URIs,
/// French overseas prefixes, and foreign numbers with + or 00.
/// </summary>
internal static class PhoneNumber
{
    /// <summary>
    /// National prefixes of France overseas and their country codes (ARCEP numbering plan), the first that fits; 06 39 98
    /// is kept for fiction in mainland France, amid Mayotte's 06 39.
    /// </summary>
    private static readonly (string Prefix, string Country)[] Overseas =
    [
        ("63998", "33"),
        ("262", "262"), ("263", "262"), ("692", "262"), ("693", "262"), ("269", "262"), ("639", "262"),
        ("590", "590"), ("690", "590"), ("691", "590"), ("594", "594"), ("694", "594"), ("596", "596"), ("696", "596"), ("697", "596"),
    ];

    /// <summary>E.164 with its plus, or null when this is no outside number (withheld, extension, name).</summary>
    public static string? ToE164(string? text)
    {
        var digits = Digits(text, out var international);
        if (digits.Length == 0)
            return null;
        if (!international && digits.StartsWith("00", StringComparison.Ordinal))
            (digits, international) = (digits[2..], true);
        if (international)
            return digits.Length is >= 8 and <= 15 ? "+" + DropTrunkZero(digits) : null;
        if (digits is ['0', ..] && digits.Length == 10)
            return "+" + CountryOf(digits[1..]) + digits[1..];
        if (digits.StartsWith("33", StringComparison.Ordinal) && digits.Length == 11)
            return "+" + digits;
        return digits.Length is >= 11 and <= 15 && digits[0] != '0' ? "+" + digits : null;
    }

    /// <summary>The digits of an extension (2 to 6), or null.</summary>
    public static string? ToExtension(string? text)
    {
        var digits = Digits(text, out var international);
        return !international && digits.Length is >= 2 and <= 6 ? digits : null;
    }

    /// <summary>As people of the office read it: national in pairs for France, else with country code.</summary>
    public static string Display(string e164)
    {
        if (!e164.StartsWith("+33", StringComparison.Ordinal) || e164.Length != 12)
            return e164;
        var national = "0" + e164[3..];
        return string.Join(' ', Enumerable.Range(0, 5).Select(i => national.Substring(i * 2, 2)));
    }

    private static string CountryOf(string national)
    {
        foreach (var (prefix, country) in Overseas)
        {
            if (national.StartsWith(prefix, StringComparison.Ordinal))
                return country;
        }

        return "33";
    }

    /// <summary>+33 06… : the national zero is not dialled behind a country code.</summary>
    private static string DropTrunkZero(string digits) =>
        digits.StartsWith("330", StringComparison.Ordinal) && digits.Length == 12 ? "33" + digits[3..] : digits;

    private static string Digits(string? text, out bool international)
    {
        international = false;
        if (string.IsNullOrWhiteSpace(text))
            return "";
        // +41 (0)79… : what stands in brackets is dialled inside the country only.
        var user = UserPart(text.Contains('+') || text.StartsWith("00", StringComparison.Ordinal) ? text.Replace("(0)", "", StringComparison.Ordinal) : text);
        Span<char> digits = stackalloc char[Math.Min(user.Length, 40)];
        var count = 0;
        foreach (var c in user)
        {
            if (char.IsAsciiDigit(c))
            {
                if (count == digits.Length)
                    return "";
                digits[count++] = c;
            }
            else if (c == '+' && count == 0)
                international = true;
            else if (c is not (' ' or '.' or '-' or '/' or '(' or ')' or '\u00A0' or '\u202F'))
                return "";
        }

        return new string(digits[..count]);
    }

    /// <summary>The user part of <c>"Name" &lt;sip:0612345678@host;user=phone&gt;</c>, <c>tel:+33…</c>, or the text itself.</summary>
    private static ReadOnlySpan<char> UserPart(string text)
    {
        var span = text.AsSpan().Trim();
        if (span.IndexOf('<') is >= 0 and var open && span[(open + 1)..].IndexOf('>') is >= 0 and var close)
            span = span.Slice(open + 1, close);
        foreach (var scheme in (ReadOnlySpan<string>)["sips:", "sip:", "tel:"])
        {
            if (span.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                span = span[scheme.Length..];
        }

        var end = span.IndexOfAny('@', ';');
        return end >= 0 ? span[..end] : span;
    }
}
