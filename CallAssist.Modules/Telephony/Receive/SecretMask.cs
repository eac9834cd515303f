using System.Text.RegularExpressions;

namespace CallAssist.Modules.Telephony.Receive;

/// <summary>Hides what is nobody's business in a stored request: the token itself, and values named like secrets.</summary>
internal static partial class SecretMask
{
    private const string Hidden = "***";

    public static string Mask(string text, string secret)
    {
        if (secret.Length > 0)
            text = text.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase);
        return Named().Replace(text, "${name}" + Hidden);
    }

    [GeneratedRegex("""(?<name>(?:^|[?&;\s{,"])(?:token|password|passwd|pwd|secret|api_?key|authorization)(?:=|"\s*:\s*"))[^&;"\r\n]*""", RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
