using System.Net.Http.Headers;
using CallAssist.Agent.Settings;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Upload;

/// <summary>Sends one capture once. Sending it again is harmless: the server knows it by its SHA-256.</summary>
internal sealed class CaptureUploader(HttpClient http, AgentOptions options, TimeProvider clock)
{
    /// <summary>A connection over which nothing moved for so long is given up.</summary>
    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(90);

    /// <summary>A client for <see cref="CaptureUploader"/>: no redirects, for they would carry the token elsewhere, and no other server than ours.</summary>
    public static HttpClient CreateClient(AgentOptions options, ServerCertificate certificate) => new(new SocketsHttpHandler
    {
        SslOptions = { RemoteCertificateValidationCallback = certificate.Accept },
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        Expect100ContinueTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        BaseAddress = options.ServerAddress,
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = 1 << 20,
    };

    /// <summary>Sends the bytes of the digest; <paramref name="name"/> is what people see on the server.</summary>
    public async Task<UploadOutcome> SendAsync(Stream capture, CaptureDigest digest, string name, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Standstill, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, Path(digest, name))
        {
            Content = new CaptureContent(capture, digest.Length, () => patience.CancelAfter(Standstill)),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", options.Token), ExpectContinue = true },
        };
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return await ServerAnswer.ReadAsync(response, clock, either.Token);
        }
        catch (HttpRequestException broken)
        {
            return new UploadOutcome.Postponed(ServerAnswer.Obstacle(broken));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new UploadOutcome.Postponed(Obstacle.Unreachable);
        }
    }

    private string Path(CaptureDigest digest, string name)
    {
        var path = $"{AgentApi.Recordings}?{AgentApi.Sha256}={digest.Sha256}&{AgentApi.Name}={Uri.EscapeDataString(name)}";
        return options.Extension.Length == 0 ? path : $"{path}&{AgentApi.Extension}={Uri.EscapeDataString(options.Extension)}";
    }
}
