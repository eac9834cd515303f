using System.Security.Cryptography;
using System.Text;

namespace CallAssist.Modules.Kernel.Crypto;

/// <summary>
/// Signature of a request between programs, in both directions: HMAC-SHA256 over <c>time.METHOD.query.body</c> with the secret's SHA-256 (lower-case
/// hex) as key, in <c>CallAssist-Signature: sha256=…</c>, and the time (seconds since 1970) in <c>CallAssist-Timestamp</c>. The secret itself
/// is never sent.
/// </summary>
internal static class RequestSignature
{
    public const string Header = "CallAssist-Signature";
    public const string TimeHeader = "CallAssist-Timestamp";

    /// <summary>Lower-case hex.</summary>
    public static string Of(string key, string stamp, string method, string? query, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(key), Encoding.UTF8.GetBytes($"{stamp}.{method}.{query}.{body}")));

    /// <summary>The key that a secret stands for.</summary>
    public static string KeyOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
