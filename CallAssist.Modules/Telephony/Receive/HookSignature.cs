using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CallAssist.Modules.Kernel.Crypto;
using Microsoft.AspNetCore.Http;

namespace CallAssist.Modules.Telephony.Receive;

/// <summary>
/// Checks the signature (<see cref="RequestSignature"/>) of a request by a source that can sign. The token itself never leaves its owner: the address carries
/// its id.
/// </summary>
internal static class HookSignature
{
    public const string Header = RequestSignature.Header;
    public const string TimeHeader = RequestSignature.TimeHeader;

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
        var told = Encoding.ASCII.GetBytes(hex.ToLowerInvariant());
        return keys.Any(key => CryptographicOperations.FixedTimeEquals(told, Encoding.ASCII.GetBytes(RequestSignature.Of(key, stamp, request.Method, request.QueryString.Value, body))));
    }
}
