using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace CallAssist.Modules.Telephony.Receive;

/// <summary>
/// Signature of a request by a source that can sign: HMAC-SHA256 over <c>time.METHOD.query.body</c> with the token's SHA-256
/// (lower-case hex) as key, in <c>CallAssist-Signature: sha256=…</c>, and the time (seconds since 1970) in <c>CallAssist-Timestamp</c>.
/// The token itself never leaves its owner: the address carries its id.
/// </summary>
internal static class HookSignature
{
    public const string Header = "CallAssist-Signature";
    public const string TimeHeader = "CallAssist-Timestamp";

    /// <summary>How far the sender's clock may be off; a request older than this is a repetition.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static bool IsSigned(HttpRequest request) => request.Headers.ContainsKey(Header);

    /// <summary>Whether one of these keys made the signature, just now.</summary>
    public static bool IsValid(HttpRequest request, string body, IEnumerable<string> keys, DateTimeOffset now)
    {
        var stamp = request.Headers[TimeHeader].ToString();
        if (!long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253_402_300_799 || (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance)
            return false;
        if (request.Headers[Header].ToString() is not ['s', 'h', 'a', '2', '5', '6', '=', .. { Length: 64 } hex])
            return false;
        var signed = Encoding.UTF8.GetBytes($"{stamp}.{request.Method}.{request.QueryString.Value}.{body}");
        var told = Encoding.ASCII.GetBytes(hex.ToLowerInvariant());
        return keys.Any(key => CryptographicOperations.FixedTimeEquals(told, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(key), signed)))));
    }
}
