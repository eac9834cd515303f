using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallAssist.Tests.Fakes;

/// <summary>
/// The side of a desk phone that a push reaches, over real HTTP: Yealink's <c>/servlet?push=xml</c> behind Digest (RFC 7616), Snom's
/// <c>/minibrowser.htm</c> and Cisco's <c>/CGI/Execute</c> behind Basic; the last two fetch the address they are given.
/// </summary>
internal sealed partial class FakePhone(string user = "", string password = "") : IAsyncDisposable
{
    private const string Nonce = "8a3f0c11";

    private readonly CancellationTokenSource _stop = new();
    private WebApplication _app = null!;

    /// <summary>What it shows, in order.</summary>
    public ConcurrentQueue<XDocument> Screens { get; } = [];

    /// <summary>Never answers.</summary>
    public bool Silent { get; init; }

    /// <summary>What a Cisco phone answers.</summary>
    public string CiscoAnswer { get; init; } = "<CiscoIPPhoneResponse><ResponseItem Status=\"0\" Data=\"Success\" URL=\"\"/></CiscoIPPhoneResponse>";

    /// <summary>Requests that reached it, also those it sent away.</summary>
    public int Requests;

    public string Address => _app.Urls.First();

    public async Task<FakePhone> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Use(async (http, next) =>
        {
            Interlocked.Increment(ref Requests);
            if (Silent)
                await Task.Delay(Timeout.Infinite, _stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            else
                await next(http);
        });
        _app.MapPost("/servlet", (Delegate)YealinkAsync);
        _app.MapGet("/minibrowser.htm", (Delegate)SnomAsync);
        _app.MapPost("/CGI/Execute", (Delegate)CiscoAsync);
        await _app.StartAsync();
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _app.DisposeAsync();
        _stop.Dispose();
    }

    private async Task<IResult> YealinkAsync(HttpContext http)
    {
        if (password.Length > 0 && !IsDigest(http.Request))
        {
            http.Response.Headers.WWWAuthenticate = $"Digest realm=\"phone\", nonce=\"{Nonce}\", qop=\"auth\", algorithm=MD5";
            return Results.StatusCode(401);
        }

        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        if (http.Request.Query["push"] != "xml" || !body.StartsWith("xml=", StringComparison.Ordinal))
            return Results.BadRequest();
        Screens.Enqueue(XDocument.Parse(body[4..]));
        return Results.Ok();
    }

    private async Task<IResult> SnomAsync(HttpContext http)
    {
        if (!IsBasic(http))
            return Results.StatusCode(401);
        await FetchAsync(http.Request.Query["url"]!);
        return Results.Ok();
    }

    private async Task<IResult> CiscoAsync(HttpContext http)
    {
        if (!IsBasic(http))
            return Results.StatusCode(401);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (CiscoAnswer.Contains("Status=\"0\"", StringComparison.Ordinal))
            await FetchAsync(XDocument.Parse(form["XML"].ToString()).Root!.Element("ExecuteItem")!.Attribute("URL")!.Value);
        return Results.Text(CiscoAnswer, "text/xml");
    }

    private async Task FetchAsync(string address)
    {
        using var http = new HttpClient();
        Screens.Enqueue(XDocument.Parse(await http.GetStringAsync(address, _stop.Token)));
    }

    private bool IsBasic(HttpContext http)
    {
        if (password.Length == 0 || http.Request.Headers.Authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")))
            return true;
        http.Response.Headers.WWWAuthenticate = "Basic realm=\"phone\"";
        return false;
    }

    private bool IsDigest(HttpRequest request)
    {
        var told = Part().Matches(request.Headers.Authorization.ToString()).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value);
        return told.GetValueOrDefault("nonce") == Nonce && told.GetValueOrDefault("username") == user
            && told.GetValueOrDefault("response") == Md5($"{Md5($"{user}:phone:{password}")}:{Nonce}:{told["nc"]}:{told["cnonce"]}:auth:{Md5($"POST:{told["uri"]}")}");
    }

#pragma warning disable CA5351 // What phones speak.
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    [GeneratedRegex("""(?<name>\w+)=(?:"(?<value>[^"]*)"|(?<value>[^,\s]+))""")]
    private static partial Regex Part();
}
