using System.Text;

namespace CallAssist.Engines.Packets;

/// <summary>A SIP request or response: what call tracking needs of it (RFC 3261; compact names §7.3.3).</summary>
public sealed class SipMessage
{
    private readonly List<(string Name, string Value)> _headers = [];

    /// <summary>"INVITE", …; null for a response.</summary>
    public string? Method { get; private init; }

    /// <summary>Status code of a response, 0 for a request.</summary>
    public int Status { get; private init; }

    /// <summary>Reason phrase of a response, request URI of a request.</summary>
    public string Subject { get; private init; } = "";

    /// <summary>Call-ID; empty when missing or cut off.</summary>
    public string CallId { get; private set; } = "";

    /// <summary>Method in CSeq: what a response answers.</summary>
    public string CSeqMethod { get; private set; } = "";

    /// <summary>The From header.</summary>
    public NameAddress From { get; private set; } = NameAddress.Empty;

    /// <summary>The To header.</summary>
    public NameAddress To { get; private set; } = NameAddress.Empty;

    /// <summary>Media type of the body, lower case.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>The body as far as it was captured.</summary>
    public string Body { get; private init; } = "";

    /// <summary>The first header of that full name, or null.</summary>
    public string? Header(string name)
    {
        foreach (var header in _headers)
            if (header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return header.Value;
        return null;
    }

    /// <summary>Reads one message from a datagram or from a reassembled TCP stream; null when it is not SIP.</summary>
    public static SipMessage? TryRead(ReadOnlySpan<byte> bytes)
    {
        if (!SipStart.Is(bytes)) return null;
        var end = EndOfHeaders(bytes, out var bodyAt);
        var text = Encoding.UTF8.GetString(bytes[..end]);
        var lines = text.Split('\n');
        var message = ReadStartLine(lines[0].TrimEnd('\r'), Encoding.UTF8.GetString(bytes[bodyAt..]));
        if (message is null) return null;
        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            while (i + 1 < lines.Length && lines[i + 1] is [' ' or '\t', ..]) line += " " + lines[++i].Trim();
            var colon = line.IndexOf(':');
            if (colon > 0) message.Take(FullName(line[..colon].Trim()), line[(colon + 1)..].Trim());
        }
        return message;
    }

    /// <summary>Index of the empty line (exclusive of it) and of the body.</summary>
    internal static int EndOfHeaders(ReadOnlySpan<byte> bytes, out int bodyAt)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        var width = 4;
        if (end < 0)
        {
            end = bytes.IndexOf("\n\n"u8);
            width = 2;
        }
        bodyAt = end < 0 ? bytes.Length : end + width;
        return end < 0 ? bytes.Length : end;
    }

    private static SipMessage? ReadStartLine(string line, string body)
    {
        var space = line.IndexOf(' ');
        if (space < 0) return null;
        if (!line.StartsWith("SIP/", StringComparison.Ordinal))
        {
            var uri = line[(space + 1)..];
            var last = uri.LastIndexOf(' ');
            return new SipMessage { Method = line[..space], Subject = last > 0 ? uri[..last] : uri, Body = body };
        }
        var rest = line[(space + 1)..];
        if (rest.Length < 3 || !int.TryParse(rest.AsSpan(0, 3), out var status) || status is < 100 or > 699) return null;
        return new SipMessage { Status = status, Subject = rest[3..].Trim(), Body = body };
    }

    private void Take(string name, string value)
    {
        switch (name.ToLowerInvariant())
        {
            case "call-id": CallId = value; break;
            case "from": From = NameAddress.Read(value); break;
            case "to": To = NameAddress.Read(value); break;
            case "cseq": CSeqMethod = value[(value.IndexOf(' ') + 1)..].Trim(); break;
            case "content-type": ContentType = value.Split(';')[0].Trim().ToLowerInvariant(); break;
            default: _headers.Add((name, value)); break;
        }
    }

    private static string FullName(string name) => name.Length != 1 ? name : char.ToLowerInvariant(name[0]) switch
    {
        'i' => "Call-ID",
        'f' => "From",
        't' => "To",
        'c' => "Content-Type",
        'l' => "Content-Length",
        'm' => "Contact",
        'v' => "Via",
        'k' => "Supported",
        's' => "Subject",
        'r' => "Refer-To",
        'e' => "Content-Encoding",
        _ => name,
    };
}
