namespace CallAssist.Engines.Packets;

/// <summary>A From, To or similar header: display name, user part of the URI, host, tag (RFC 3261 §20.10, RFC 3966).</summary>
/// <param name="Display">Display name without quotes; empty when there is none.</param>
/// <param name="User">User part or telephone number; empty when there is none.</param>
/// <param name="Host">Host part without port.</param>
/// <param name="Tag">The dialog tag; empty when there is none.</param>
public sealed record NameAddress(string Display, string User, string Host, string Tag)
{
    /// <summary>Nothing known.</summary>
    public static NameAddress Empty { get; } = new("", "", "", "");

    /// <summary>Reads a header value; what cannot be read stays empty.</summary>
    public static NameAddress Read(string value)
    {
        var open = IndexOutsideQuotes(value, '<');
        var close = open < 0 ? -1 : value.IndexOf('>', open);
        var display = open > 0 ? value[..open].Trim().Trim('"').Replace("\\\"", "\"", StringComparison.Ordinal) : "";
        var uri = open < 0 ? value.Split(';')[0] : value[(open + 1)..(close < 0 ? value.Length : close)];
        var parameters = open < 0 ? value[uri.Length..] : close < 0 ? "" : value[(close + 1)..];
        var (user, host) = SplitUri(uri.Trim());
        return new NameAddress(display, user, host, Parameter(parameters, "tag"));
    }

    private static (string User, string Host) SplitUri(string uri)
    {
        var colon = uri.IndexOf(':');
        var isTel = uri.StartsWith("tel:", StringComparison.OrdinalIgnoreCase);
        var rest = colon < 0 ? uri : uri[(colon + 1)..];
        var at = rest.LastIndexOf('@');
        var user = at >= 0 ? rest[..at] : isTel ? rest : "";
        var host = at >= 0 ? rest[(at + 1)..] : isTel ? "" : rest;
        user = user.Split(';', ':')[0];
        var end = host.StartsWith('[') ? host.IndexOf(']') + 1 : host.AsSpan().IndexOfAny(':', ';', '?');
        return (Uri.UnescapeDataString(user), end > 0 ? host[..end] : host);
    }

    private static string Parameter(string parameters, string name)
    {
        foreach (var part in parameters.Split(';'))
        {
            var equals = part.IndexOf('=');
            if (equals > 0 && part[..equals].Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) return part[(equals + 1)..].Trim();
        }
        return "";
    }

    private static int IndexOutsideQuotes(string value, char wanted)
    {
        var quoted = false;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && quoted) i++;
            else if (value[i] == '"') quoted = !quoted;
            else if (value[i] == wanted && !quoted) return i;
        }
        return -1;
    }
}
