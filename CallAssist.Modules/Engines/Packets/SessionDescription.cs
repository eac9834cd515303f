namespace CallAssist.Engines.Packets;

/// <summary>A codec as SDP names it: "PCMA", 8000 Hz RTP clock, 1 channel, format parameters.</summary>
internal sealed record RtpMap(string Name, int ClockRate, int Channels, string Parameters = "");

/// <summary>An SDES key (RFC 4568 §6): suite, base64 of key and salt, and bytes of key identifier in each packet.</summary>
internal sealed record SdesKey(string Suite, string KeySalt, int MkiLength = 0);

/// <summary>One media line of a session description.</summary>
internal sealed class MediaDescription
{
    public required string Kind { get; init; }
    public required ushort Port { get; init; }
    public required string Protocol { get; init; }
    public UInt128? Address { get; set; }
    public List<int> Formats { get; } = [];
    public Dictionary<int, RtpMap> Maps { get; } = [];
    public List<SdesKey> Keys { get; } = [];
    public List<Endpoint> Candidates { get; } = [];
    public bool HasFingerprint { get; set; }
    public string Direction { get; set; } = "sendrecv";

    /// <summary>The media is to be encrypted: RTP/SAVP, UDP/TLS/RTP/SAVPF…</summary>
    public bool IsSecure => Protocol.Contains("SAVP", StringComparison.OrdinalIgnoreCase);
}

/// <summary>An SDP body (RFC 8866): address, media lines, payload types, keys. Unknown lines are skipped, cut bodies give what is there.</summary>
internal static class SessionDescription
{
    private const int MaxMedia = 32;

    public static List<MediaDescription> Read(string body)
    {
        var media = new List<MediaDescription>();
        UInt128? sessionAddress = null;
        var sessionFingerprint = false;
        var sessionDirection = "sendrecv";
        foreach (var raw in body.Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length < 3 || line[1] != '=') continue;
            var value = line[2..];
            var current = media.Count > 0 ? media[^1] : null;
            switch (line[0])
            {
                case 'c':
                    if (ReadConnection(value) is not { } address) break;
                    if (current is null) sessionAddress = address;
                    else current.Address = address;
                    break;
                case 'm' when media.Count < MaxMedia:
                    if (ReadMedia(value) is not { } next) break;
                    next.Address = sessionAddress;
                    next.HasFingerprint = sessionFingerprint;
                    next.Direction = sessionDirection;
                    media.Add(next);
                    break;
                case 'a' when current is not null:
                    ReadAttribute(value, current);
                    break;
                case 'a':
                    sessionFingerprint |= value.StartsWith("fingerprint:", StringComparison.Ordinal);
                    if (value is "sendonly" or "recvonly" or "inactive") sessionDirection = value;
                    break;
            }
        }
        return media;
    }

    private static UInt128? ReadConnection(string value)
    {
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 3 && Endpoint.TryParseAddress(parts[2].Split('/')[0], out var address) ? address : null;
    }

    private static MediaDescription? ReadMedia(string value)
    {
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 3 || !ushort.TryParse(parts[1].Split('/')[0], out var port)) return null;
        var media = new MediaDescription { Kind = parts[0], Port = port, Protocol = parts[2] };
        foreach (var format in parts.AsSpan(3))
            if (int.TryParse(format, out var type) && type is >= 0 and < 128) media.Formats.Add(type);
        return media;
    }

    private static void ReadAttribute(string value, MediaDescription media)
    {
        var colon = value.IndexOf(':');
        var name = colon < 0 ? value : value[..colon];
        var rest = colon < 0 ? "" : value[(colon + 1)..].Trim();
        switch (name)
        {
            case "rtpmap": ReadMap(rest, media); break;
            case "fmtp": ReadParameters(rest, media); break;
            case "crypto": ReadKey(rest, media); break;
            case "candidate": ReadCandidate(rest, media); break;
            case "fingerprint": media.HasFingerprint = true; break;
            case "sendrecv" or "sendonly" or "recvonly" or "inactive": media.Direction = name; break;
        }
    }

    private static void ReadMap(string value, MediaDescription media)
    {
        var space = value.IndexOf(' ');
        if (space < 0 || !int.TryParse(value.AsSpan(0, space), out var type) || type is < 0 or > 127) return;
        var parts = value[(space + 1)..].Trim().Split('/');
        if (parts.Length < 2 || !int.TryParse(parts[1], out var rate) || rate is < 1000 or > 192_000) return;
        var channels = parts.Length > 2 && int.TryParse(parts[2], out var count) ? Math.Clamp(count, 1, 8) : 1;
        media.Maps[type] = new RtpMap(parts[0], rate, channels);
    }

    private static void ReadParameters(string value, MediaDescription media)
    {
        var space = value.IndexOf(' ');
        if (space > 0 && int.TryParse(value.AsSpan(0, space), out var type) && media.Maps.TryGetValue(type, out var map))
            media.Maps[type] = map with { Parameters = value[(space + 1)..].Trim() };
    }

    /// <summary>crypto:1 AES_CM_128_HMAC_SHA1_80 inline:base64|2^20|1:4 FEC_ORDER=… (RFC 4568 §9.1).</summary>
    private static void ReadKey(string value, MediaDescription media)
    {
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 3) return;
        foreach (var parameter in parts[2].Split(';'))
        {
            if (!parameter.StartsWith("inline:", StringComparison.OrdinalIgnoreCase)) continue;
            var fields = parameter[7..].Split('|');
            var mki = fields[^1].Split(':');
            media.Keys.Add(new SdesKey(parts[1], fields[0], mki.Length == 2 && int.TryParse(mki[1], out var length) ? Math.Clamp(length, 0, 128) : 0));
        }
    }

    /// <summary>candidate:foundation component transport priority address port typ … (RFC 8839 §5.1).</summary>
    private static void ReadCandidate(string value, MediaDescription media)
    {
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length >= 6 && parts[1] == "1" && parts[2].Equals("udp", StringComparison.OrdinalIgnoreCase)
            && Endpoint.TryParseAddress(parts[4], out var address) && ushort.TryParse(parts[5], out var port))
            media.Candidates.Add(new Endpoint(address, port));
    }
}
