namespace CallAssist.Agent.Capture.Calls;

/// <summary>Numbers are written in many ways; their last digits are the same.</summary>
internal static class Numbers
{
    private const int SignificantDigits = 9;

    /// <summary>A shorter number is an extension: it is the same or another one.</summary>
    private const int LocalDigits = 6;

    /// <summary>Whether both are one line; false where one of them has no digits.</summary>
    public static bool Same(string? one, string? other)
    {
        var (a, b) = (Digits(one), Digits(other));
        if (a.Length == 0 || b.Length == 0)
            return false;
        var shorter = Math.Min(a.Length, b.Length);
        return a == b || shorter >= LocalDigits && a[^shorter..] == b[^shorter..];
    }

    /// <summary>Whether it has digits at all.</summary>
    public static bool Any(string? number) => Digits(number).Length > 0;

    private static string Digits(string? number)
    {
        var digits = new string([.. (number ?? "").Where(char.IsAsciiDigit)]);
        return digits.Length <= SignificantDigits ? digits : digits[^SignificantDigits..];
    }
}
