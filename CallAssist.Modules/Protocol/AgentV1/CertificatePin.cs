using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CallAssist.Protocol.AgentV1;

/// <summary>
/// A certificate's pin: SHA-256 of its public key (SubjectPublicKeyInfo, RFC 7469 §2.4) in base64url, 43 letters. It stands behind a dot in
/// the installation code, so that a PC knows its server's certificate before it says anything to it.
/// </summary>
public static class CertificatePin
{
    /// <summary>Letters of a pin.</summary>
    public const int Length = 43;

    /// <summary>The pin of this certificate.</summary>
    public static string Of(X509Certificate2 certificate) => Base64Url.EncodeToString(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    /// <summary>Whether this text can be a pin.</summary>
    public static bool IsWellFormed(string text) => text.Length == Length && Base64Url.IsValid(text);

    /// <summary>Splits what people paste: the code, and the pin behind its dot, or null.</summary>
    public static (string Code, string? Pin) Split(string pasted) =>
        pasted.Trim().Split('.', 2) is [var code, var pin] ? (code, pin.Trim()) : (pasted.Trim(), null);
}
