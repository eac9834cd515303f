using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using CallAssist.Agent.Settings;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Upload;

/// <summary>
/// Whether the server is the one this PC was made an agent of: its certificate is trusted by the system, or has the public key that was
/// pinned at the enrolment, whatever name and dates it bears. Anything else is refused before a token or a voice travels.
/// </summary>
internal sealed class ServerCertificate(AgentOptions options)
{
    /// <summary>What was shown last; null before, and over plain HTTP.</summary>
    public Shown? Last { get; private set; }

    /// <summary>A certificate that the server showed.</summary>
    /// <param name="Pin">The pin of its key.</param>
    /// <param name="Trusted">The system trusts it for this name.</param>
    /// <param name="Pinned">It is the pinned one.</param>
    public sealed record Shown(string Pin, bool Trusted, bool Pinned)
    {
        public bool Accepted => Trusted || Pinned;
    }

    /// <summary>For TLS clients.</summary>
    public bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
            return false;
        using var shown = new X509Certificate2(certificate);
        var pin = CertificatePin.Of(shown);
        Last = new(pin, errors == SslPolicyErrors.None, pin == options.Pin);
        return Last.Accepted;
    }
}
