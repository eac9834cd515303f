using System.Buffers.Binary;

namespace CallAssist.Engines.Packets;

/// <summary>Tells SIP from everything else by its first bytes (RFC 3261 §7).</summary>
internal static class SipStart
{
    private static readonly string[] Methods =
    [
        "INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "REGISTER", "PRACK", "SUBSCRIBE", "NOTIFY", "PUBLISH", "INFO", "REFER", "MESSAGE", "UPDATE",
    ];

    /// <summary>True when a SIP request or response begins here.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 12 || bytes[0] is < (byte)'A' or > (byte)'U') return false;
        if (bytes.StartsWith("SIP/2.0 "u8)) return true;
        var space = bytes[..Math.Min(bytes.Length, 12)].IndexOf((byte)' ');
        if (space < 3 || !IsUri(bytes[(space + 1)..])) return false;
        foreach (var method in Methods)
            if (method.Length == space && Matches(bytes, method)) return true;
        return false;
    }

    private static bool IsUri(ReadOnlySpan<byte> rest) =>
        rest.StartsWith("sip:"u8) || rest.StartsWith("sips:"u8) || rest.StartsWith("tel:"u8) || rest.StartsWith("SIP:"u8);

    private static bool Matches(ReadOnlySpan<byte> bytes, string method)
    {
        for (var i = 0; i < method.Length; i++)
            if (bytes[i] != method[i]) return false;
        return true;
    }

    /// <summary>True when a TLS record begins here (RFC 8446 §5.1).</summary>
    public static bool IsTls(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 5 && bytes[0] is 20 or 21 or 22 or 23 && bytes[1] == 3 && bytes[2] <= 4 && BinaryPrimitives.ReadUInt16BigEndian(bytes[3..]) <= 16_640;
}
