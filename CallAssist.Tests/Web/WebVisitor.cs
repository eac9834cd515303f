using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CallAssist.Tests.Web;

/// <summary>Requests with a cookie jar, as a browser sends them; redirects are answers, not followed.</summary>
public sealed class WebVisitor : IDisposable
{
    private readonly HttpClient _http;

    public WebVisitor(Uri address)
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http => _http;

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path, TestContext.Current.CancellationToken);

    public async Task<IDocument> ReadAsync(string path) => await ParseAsync(await GetAsync(path));

    /// <summary>Opens a page and sends its form of this name (or of this action) with the fields given.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string form, Dictionary<string, string> fields)
    {
        var document = await ReadAsync(page);
        var element = document.QuerySelectorAll("form").FirstOrDefault(f => f.GetAttribute("action") == form || f.QuerySelector($"input[name=_handler][value='{form}']") is not null);
        Assert.NotNull(element);
        var sent = element.QuerySelectorAll("input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        foreach (var (name, value) in fields)
            sent[name] = value;
        return await PostAsync(element.GetAttribute("action") is { Length: > 0 } action ? action : page, sent);
    }

    public Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> fields) =>
        _http.PostAsync(path, new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SignInAsync(string userName, string password) =>
        SubmitAsync("/sign-in", "sign-in", new() { ["Form.UserName"] = userName, ["Form.Password"] = password });

    public static async Task<IDocument> ParseAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await new HtmlParser().ParseDocumentAsync(text, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _http.Dispose();
}
