using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Network;
using CallAssist.Modules.Webhooks.Contracts;
using CallAssist.Modules.Webhooks.Destinations;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Webhooks.Send;

/// <summary>How an attempt went; no trouble: the receiver took the message.</summary>
internal sealed record Attempt(DateTimeOffset At, TimeSpan Took, int? Status, string? Trouble);

/// <summary>Posts one signed message. Redirections are not followed: a signature is for one address.</summary>
internal sealed class WebhookSender : IDisposable
{
    private readonly HttpClient _http;
    private readonly MasterKey _master;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _patience;

    public WebhookSender(MasterKey master, TimeProvider clock, IOptions<WebhooksOptions> options)
    {
        (_master, _clock, _patience) = (master, clock, TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = _patience, ConnectCallback = ConnectAsync,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("CallAssist", "1"));
    }

    public void Dispose() => _http.Dispose();

    public async Task<Attempt> SendAsync(DestinationRow destination, Guid message, string type, string body, CancellationToken ct)
    {
        var (at, began) = (_clock.GetUtcNow(), _clock.GetTimestamp());
        Attempt Ended(int? status, string? trouble) => new(at, _clock.GetElapsedTime(began), status, trouble);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(_patience);
        try
        {
            using var request = Signed(destination, message, type, body, at);
            // The answer's text does not matter; its head does.
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return Ended((int)answer.StatusCode, answer.IsSuccessStatusCode ? null : IsFinal(answer.StatusCode) ? WebhookTrouble.Refused : WebhookTrouble.Status);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Ended(null, WebhookTrouble.Slow);
        }
        catch (HttpRequestException error)
        {
            return Ended(null, error switch
            {
                { InnerException: PlainOutsideException } => WebhookTrouble.Plain,
                { HttpRequestError: HttpRequestError.SecureConnectionError } or { InnerException: AuthenticationException } => WebhookTrouble.Certificate,
                _ => WebhookTrouble.Unreachable,
            });
        }
    }

    private HttpRequestMessage Signed(DestinationRow destination, Guid message, string type, string body, DateTimeOffset at)
    {
        var url = new Uri(destination.Url);
        var stamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var key = RequestSignature.KeyOf(SealedSecret.Open(_master, destination.Secret));
        return new(HttpMethod.Post, url)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            Headers =
            {
                { RequestSignature.TimeHeader, stamp },
                { RequestSignature.Header, "sha256=" + RequestSignature.Of(key, stamp, "POST", url.Query, body) },
                { "CallAssist-Message", message.ToString() },
                { "CallAssist-Event", type },
            },
        };
    }

    private static bool IsFinal(HttpStatusCode status) =>
        status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity;

    // A name may lead elsewhere than when it was stored: what is plain stays in the house on every connection.
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        if (context.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttp && !addresses.All(PrivateNetwork.Holds))
            throw new PlainOutsideException();
        return await PrivateNetwork.ConnectAsync(addresses, context.DnsEndPoint.Port, ct);
    }

    private sealed class PlainOutsideException() : IOException("Plain http to an address outside.");
}
