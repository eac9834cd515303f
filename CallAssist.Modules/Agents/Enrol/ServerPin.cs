using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Modules.Agents.Enrol;

/// <summary>The pin of the certificate that PCs will see at the office's own address, be it this process' or a proxy's before it.</summary>
internal static class ServerPin
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Null over plain HTTP, and where this server cannot reach its own address.</summary>
    public static async Task<string?> OfAsync(Uri address, CancellationToken ct)
    {
        if (address.Scheme != Uri.UriSchemeHttps)
            return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(address.Host, address.Port, patience.Token);
            // It is looked at, not trusted: nothing is said to it.
            await using var tls = new SslStream(socket.GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = address.Host }, patience.Token);
            return tls.RemoteCertificate is { } shown ? CertificatePin.Of(new X509Certificate2(shown)) : null;
        }
        catch (Exception away) when (away is SocketException or IOException or AuthenticationException || away is OperationCanceledException && !ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
