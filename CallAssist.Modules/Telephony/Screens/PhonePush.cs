using System.Net;
using System.Net.Sockets;
using System.Security;
using System.Text;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Telephony.Screens;

/// <summary>
/// Sends a screen to a phone over HTTP, as each make documents it: Yealink takes the document, Snom and Cisco take the address
/// where they fetch it. At most two seconds to connect and three in all.
/// </summary>
internal sealed class PhonePush(PhoneStore phones)
{
    private const int MaxAnswer = 4096;

    private static readonly TimeSpan ToConnect = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan InAll = TimeSpan.FromSeconds(3);

    /// <summary>Where this phone fetches its screen.</summary>
    public string AskAddress(PhoneRow phone) => $"{phone.ServerUrl}/hooks/screen/{phones.Open(phone.Secret)}";

    public async Task<PushOutcome> SendAsync(PhoneRow phone, SourceReply screen, CancellationToken ct)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(InAll);
        try
        {
            using var handler = new SocketsHttpHandler { ConnectTimeout = ToConnect, AllowAutoRedirect = false, UseProxy = false, UseCookies = false, Credentials = Credentials(phone) };
            using var http = new HttpClient(handler) { MaxResponseContentBufferSize = 64 * 1024 };
            using var request = Request(phone, screen);
            using var answer = await http.SendAsync(request, time.Token);
            var said = await answer.Content.ReadAsStringAsync(time.Token);
            return Judge(phone.Kind, answer.StatusCode, said.Length > MaxAnswer ? said[..MaxAnswer] : said);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(PushResult.NoAnswer);
        }
        catch (HttpRequestException error)
        {
            return new(PushResult.Unreachable, (error.InnerException as SocketException)?.SocketErrorCode.ToString() ?? error.HttpRequestError.ToString());
        }
        catch (Exception error) when (error is MasterKeyException or System.Security.Cryptography.CryptographicException)
        {
            return new(PushResult.Sealed);
        }
    }

    private HttpRequestMessage Request(PhoneRow phone, SourceReply screen) => phone.Kind switch
    {
        PhoneMake.Yealink => new(HttpMethod.Post, phone.Address + "/servlet?push=xml") { Content = new StringContent("xml=" + screen.Body, Encoding.UTF8, "text/xml") },
        PhoneMake.Snom => new(HttpMethod.Get, $"{phone.Address}/minibrowser.htm?url={Uri.EscapeDataString(AskAddress(phone))}"),
        PhoneMake.Cisco => new(HttpMethod.Post, phone.Address + "/CGI/Execute")
        {
            Content = new FormUrlEncodedContent([new("XML", $"<CiscoIPPhoneExecute><ExecuteItem Priority=\"0\" URL=\"{SecurityElement.Escape(AskAddress(phone))}\"/></CiscoIPPhoneExecute>")]),
        },
        _ => throw new InvalidOperationException($"{phone.Make} documents no push."),
    };

    /// <summary>Answers a challenge of Digest (RFC 7616) or Basic (RFC 7617), whichever the phone asks for.</summary>
    private CredentialCache? Credentials(PhoneRow phone)
    {
        if (phone.UserName.Length == 0 && phone.Password is null)
            return null;
        var account = new NetworkCredential(phone.UserName, phone.Password is null ? "" : phones.Open(phone.Password));
        var address = new Uri(phone.Address);
        return new() { { address, "Digest", account }, { address, "Basic", account } };
    }

    private static PushOutcome Judge(PhoneMake make, HttpStatusCode status, string said) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(PushResult.Unauthorized, $"HTTP {(int)status}"),
        < HttpStatusCode.OK or >= HttpStatusCode.Ambiguous => new(PushResult.Refused, $"HTTP {(int)status}"),
        // A Cisco phone says in its answer's body whether it took the item (CiscoIPPhoneError, ResponseItem Status).
        _ when make == PhoneMake.Cisco && said.Contains("CiscoIPPhoneError", StringComparison.Ordinal) => new(PushResult.Refused, CiscoError(said)),
        _ => new(PushResult.Shown),
    };

    private static string CiscoError(string said)
    {
        var from = said.IndexOf("CiscoIPPhoneError", StringComparison.Ordinal);
        var to = said.IndexOf('>', from);
        return said[from..(to < 0 ? said.Length : to)].TrimEnd('/', ' ');
    }
}
