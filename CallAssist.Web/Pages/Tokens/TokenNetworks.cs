using System.Net;

namespace CallAssist.Web.Pages.Tokens;

/// <summary>From where a token may be used, as the form says it.</summary>
internal static class TokenNetworks
{
    /// <summary>A phone stands in the house: its address carries the token in clear, so it is good for private networks only (RFC 1918, RFC 4193) unless others are named.</summary>
    public const string Private = "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 127.0.0.0/8 fc00::/7 ::1/128";

    /// <summary>CIDR separated by spaces, empty for anywhere; null when a network cannot be read.</summary>
    public static string? Of(string source, string text)
    {
        var named = text.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        if (!named.All(network => IPNetwork.TryParse(network, out _)))
            return null;
        return named.Length == 0 && source is ("yealink" or "snom" or "grandstream") ? Private : string.Join(' ', named);
    }
}
