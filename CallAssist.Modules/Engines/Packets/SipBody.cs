namespace CallAssist.Engines.Packets;

/// <summary>What the body of a SIP message holds: session descriptions, also inside multipart, and digits of INFO.</summary>
internal static class SipBody
{
    /// <summary>The SDP bodies (RFC 3264; multipart: RFC 5621).</summary>
    public static IEnumerable<string> Descriptions(SipMessage message)
    {
        if (message.Body.Length == 0) yield break;
        if (message.ContentType is "application/sdp" || message.ContentType.Length == 0 && message.Body.StartsWith("v=0", StringComparison.Ordinal))
        {
            yield return message.Body;
        }
        else if (message.ContentType.StartsWith("multipart/", StringComparison.Ordinal))
        {
            var start = message.Body.IndexOf("v=0", StringComparison.Ordinal);
            if (start < 0) yield break;
            var end = message.Body.IndexOf("\r\n--", start, StringComparison.Ordinal);
            yield return end < 0 ? message.Body[start..] : message.Body[start..end];
        }
    }

    /// <summary>A digit in application/dtmf-relay ("Signal=5") or application/dtmf ("5").</summary>
    public static char? Digit(SipMessage info)
    {
        if (info.ContentType is "application/dtmf-relay")
        {
            foreach (var line in info.Body.Split('\n'))
            {
                var equals = line.IndexOf('=');
                if (equals > 0 && line[..equals].Trim().Equals("Signal", StringComparison.OrdinalIgnoreCase)) return Sign(line[(equals + 1)..]);
            }
        }
        return info.ContentType is "application/dtmf" ? Sign(info.Body) : null;
    }

    private static char? Sign(string text) => text.Trim() switch
    {
        "10" => '*',
        "11" => '#',
        [var c] when c is >= '0' and <= '9' or '*' or '#' or >= 'A' and <= 'D' => c,
        _ => null,
    };
}
