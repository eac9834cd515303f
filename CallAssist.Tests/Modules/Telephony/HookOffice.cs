using System.Net.Http.Headers;
using System.Text;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Popups.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Tests.Web;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Telephony;

/// <summary>
/// The real host with a customer (0639981001, Mme Durand), two operators (21 and 22) and a token of each source; requests
/// go in over HTTP as a switchboard sends them.
/// </summary>
public sealed class HookOffice : IAsyncLifetime
{
    public const string CustomerNumber = "0639981001";

    private readonly Dictionary<string, string> _secrets = [];
    private WebHost _host = null!;
    private HttpClient _http = null!;

    public Person Alice { get; private set; } = null!;

    public Person Bruno { get; private set; } = null!;

    public IServiceProvider Services => _host.Services;

    public Uri Address => _host.Address;

    public ICallLog Log => Services.GetRequiredService<ICallLog>();

    public IPopups Popups => Services.GetRequiredService<IPopups>();

    internal IDatabase Database => Services.GetRequiredService<IDatabase>();

    /// <summary>The secret of the standard token of this source.</summary>
    public string Secret(string source) => _secrets[source];

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync();
        _http = new HttpClient { BaseAddress = _host.Address };
        await Services.GetRequiredService<ICustomerEditor>().SaveAsync(
        [
            new() { Name = "Boulangerie Durand", ExternalId = "C-1", Contacts = [new("Mme Durand", "", [CustomerNumber])], Alerts = [new("unpaid-invoice", "Facture impayée", 2)] },
        ]);
        Alice = await AddAsync("alice", "21");
        Bruno = await AddAsync("bruno", "22");
        foreach (var source in (string[])["generic", "asterisk", "voicemanager", "yealink", "snom", "grandstream"])
            _secrets[source] = await TokenAsync(source);
    }

    /// <summary>Makes a token and returns its secret.</summary>
    public async Task<string> TokenAsync(string source, TokenRights rights = TokenRights.ReportEvents | TokenRights.ReadCaller, string networks = "", string kind = "webhook") =>
        (await _host.WithAsync<IAccessTokens, (AccessToken, string Secret)>(tokens => tokens.CreateAsync(new(kind, source, source, rights, networks)))).Secret;

    /// <summary>Sends what a source sends; fields go in the form named: <c>json form query get</c>.</summary>
    public async Task<(int Status, string Body)> SendAsync(string secret, string fields, string form = "form", string path = "", bool bearer = false)
    {
        var address = bearer ? "hooks" : $"hooks/{secret}/{path}";
        using var request = form switch
        {
            "json" => Post(address, Json(fields), "application/json"),
            "form" => Post(address, fields, "application/x-www-form-urlencoded"),
            "query" => Post($"{address}?{fields}", "", "text/plain"),
            _ => new HttpRequestMessage(HttpMethod.Get, $"{address}?{fields}"),
        };
        if (bearer)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return await AnswerAsync(request);
    }

    /// <summary>Posts a body as it is.</summary>
    public async Task<(int Status, string Body)> PostAsync(string secret, string body, string mediaType = "application/json")
    {
        using var request = Post($"hooks/{secret}/", body, mediaType);
        return await AnswerAsync(request);
    }

    /// <summary>The only call of this number once it has this status.</summary>
    public async Task<CallRow> CallAsync(string number, string status)
    {
        IReadOnlyList<CallRow> calls = [];
        await ModuleHost.EventuallyAsync(
            async () => (calls = await Log.ListAsync(new() { Numbers = [number] })).Any(c => c.Status == status), $"no call of {number} became {status}");
        return Assert.Single(calls);
    }

    /// <summary>Waits until everything told so far has been dealt with by every handler.</summary>
    public Task SettledAsync() => Database.SettledAsync();

    /// <summary>This person's open cards, as soon as there are that many.</summary>
    public async Task<IReadOnlyList<PopupCard>> CardsAsync(Person person, int count)
    {
        await SettledAsync();
        var cards = await Popups.OpenAsync(person.Id);
        Assert.Equal(count, cards.Count);
        return cards;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    private async Task<Person> AddAsync(string name, string extension)
    {
        var person = new Person { UserName = name, DisplayName = name, Extensions = [extension] };
        Assert.Empty(await _host.WithAsync<IPeople, IReadOnlyList<string>>(people => people.AddAsync(person, WebHost.Password)));
        return (await _host.WithAsync<IPeople, Person?>(people => people.FindByNameAsync(name)))!;
    }

    private async Task<(int, string)> AnswerAsync(HttpRequestMessage request)
    {
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static HttpRequestMessage Post(string address, string body, string mediaType) =>
        new(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    private static string Json(string fields) => System.Text.Json.JsonSerializer.Serialize(
        fields.Split('&').Select(f => f.Split('=', 2)).ToDictionary(f => f[0], f => Uri.UnescapeDataString(f[1])));
}
