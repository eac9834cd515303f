using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Tests.Architecture;
using CallAssist.Tests.Modules;
using CallAssist.Web.Demo;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace CallAssist.Tests.EndToEnd;

/// <summary>An office with its first people and tokens, for stories that begin where the first visit ends: Ada sets up, Léa takes calls at 6002.</summary>
internal sealed class StoryOffice
{
    private readonly string _password;
    private readonly string _switchboard;
    private readonly string _agent;
    private int _call;
    private DateTimeOffset _began;

    private StoryOffice(IPage ada, string password, string switchboard, string agent) => (Ada, _password, _switchboard, _agent) = (ada, password, switchboard, agent);

    /// <summary>The administrator's tab.</summary>
    public IPage Ada { get; }

    public static async Task<StoryOffice> OpenAsync(Browser browser, AppProcess app)
    {
        var ada = await browser.OpenAsync(app.Address);
        await ada.SetUpOfficeAsync();
        return new(ada, await ada.AddOperatorAsync("Léa Petit", "lea", "6002"), await ada.CreateTokenAsync("Standard", "generic"), await ada.CreateTokenAsync("Poste de Léa", "agent"));
    }

    /// <summary>Waits until everybody who is to hear of what happened has dealt with it: a page that does not follow by itself is opened after that.</summary>
    public static Task SettleAsync(string data) => ModuleHost.EventuallyAsync(async () =>
    {
        // Whoever opens a database first decides which engine is loaded; two engines in one process end it.
        SqliteEngine.EnsureLoaded();
        await using var database = new SqliteConnection($"Data Source={Path.Combine(data, "callassist.db")};Pooling=False");
        return await database.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM kernel_delivery WHERE state <> 'done'") == 0;
    }, "An event was not dealt with.");

    /// <summary>Léa, signed in, in a tab of her own.</summary>
    public async Task<IPage> LeaAsync(Browser browser, AppProcess app)
    {
        var lea = await browser.OpenAsync(app.Address);
        await lea.SignInAsync("lea", _password);
        return lea;
    }

    /// <summary>A call rings, is taken and ends.</summary>
    public async Task CallAsync(AppProcess app, string from = "0494112233")
    {
        using var http = new HttpClient { BaseAddress = new(app.Address) };
        var id = $"story-{++_call}";
        _began = DateTimeOffset.UtcNow;
        foreach (object step in new object[]
        {
            new { @event = "newCall", callId = id, from, to = "6002", direction = "in" }, new { @event = "answer", callId = id, answeringNumber = "6002" },
            new { @event = "hangup", callId = id, cause = "normalClearing" },
        })
        {
            using var answer = await http.PostAsJsonAsync($"hooks/{_switchboard}/", step, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    /// <summary>The agent sends the capture of one of the demo's calls, as if it had begun with the last call.</summary>
    public async Task UploadAsync(AppProcess app, string dialogue)
    {
        using var http = new HttpClient { BaseAddress = new(app.Address) };
        var bytes = await File.ReadAllBytesAsync(Path.Combine(SourceTree.Root, "CallAssist.Tests/Fixtures/Calls", dialogue + ".pcapng"), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, "agent/v1/recordings?name=appel.pcapng&extension=6002")
        {
            Content = new ByteArrayContent(DemoCapture.At(_began, bytes)),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", _agent) },
        };
        Assert.Equal(HttpStatusCode.Created, (await http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }
}
