using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CallAssist.Agent.Settings;
using CallAssist.Agent.Verbs;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Protocol.AgentV1;
using CallAssist.Tests.Architecture;
using CallAssist.Tests.Fakes;
using CallAssist.Tests.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallAssist.Tests.Agent;

/// <summary>The real server with one agent's token, and a folder for that agent's settings and spool. The server can go away and come back.</summary>
internal sealed class AgentOffice : IAsyncDisposable
{
    private readonly Action<WebApplicationBuilder>? _configure;
    private readonly Uri _address = new($"http://127.0.0.1:{FreePort.Next()}");
    private WebHost? _server;
    private string _token = "";

    private AgentOffice(Action<WebApplicationBuilder>? configure)
    {
        _configure = configure;
        Directory.CreateDirectory(Spool);
    }

    public IServiceProvider Services => _server!.Services;

    public string Folder { get; } = Directory.CreateTempSubdirectory("callassist-agent-").FullName;

    public string Spool => Path.Combine(Folder, "spool");

    public string Refused => Path.Combine(Spool, "refused");

    /// <summary>Settings of an agent that looks often and waits little.</summary>
    public AgentOptions Options => new()
    {
        Server = _address.ToString(), Token = _token, Spool = Spool, Language = "en", Extension = "6002", Capture = false,
        Settle = TimeSpan.FromMilliseconds(20), LookEvery = TimeSpan.FromMilliseconds(20),
        FirstRetry = TimeSpan.FromMilliseconds(20), LongestRetry = TimeSpan.FromMilliseconds(200),
    };

    public static async Task<AgentOffice> OpenAsync(Action<WebApplicationBuilder>? configure = null, TokenRights rights = TokenRights.UploadRecordings)
    {
        var office = new AgentOffice(configure);
        await office.StartServerAsync();
        (_, office._token) = await office._server!.WithAsync<IAccessTokens, (AccessToken, string)>(tokens => tokens.CreateAsync(new("agent", "PC 1", "agent", rights)));
        return office;
    }

    /// <summary>Starts the server again, with its former address and data.</summary>
    public async Task StartServerAsync() => _server = await WebHost.StartEmptyAsync(builder =>
    {
        builder.WebHost.UseUrls(_address.ToString());
        builder.Configuration["Data:Directory"] = Path.Combine(Folder, "data");
        _configure?.Invoke(builder);
    });

    public async Task StopServerAsync()
    {
        await _server!.DisposeAsync();
        _server = null;
    }

    /// <summary>One of the demo captures.</summary>
    public static string Capture(string name = "dialogue1-dsn") => Path.Combine(SourceTree.Root, "CallAssist.Tests", "Fixtures", "Calls", name + ".pcapng");

    /// <summary>Puts a demo capture into the spool, as a recorder would have left it.</summary>
    public string Drop(string capture = "dialogue1-dsn", string? name = null)
    {
        var path = Path.Combine(Spool, name ?? capture + ".pcapng");
        File.Copy(Capture(capture), path);
        return path;
    }

    /// <summary>What the server says became of this agent's captures, over its own interface.</summary>
    public async Task<IReadOnlyList<CaptureStatus>> ListAsync()
    {
        using var http = new HttpClient { BaseAddress = _address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", _token) } };
        return (await http.GetFromJsonAsync(AgentApi.Recordings, AgentJson.Default.IReadOnlyListCaptureStatus, TestContext.Current.CancellationToken))!;
    }

    /// <summary>Writes agent.json and gives its path.</summary>
    public string SettingsFile(AgentOptions? options = null)
    {
        var path = Path.Combine(Folder, "agent.json");
        var json = JsonSerializer.SerializeToNode(options ?? Options)!.AsObject();
        json.Remove(nameof(AgentOptions.ServerAddress));
        File.WriteAllText(path, json.ToJsonString());
        return path;
    }

    /// <summary>Runs the program in this process.</summary>
    public async Task<(int Exit, string Output, string Error)> RunAsync(AgentOptions options, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await AgentProgram.RunAsync([.. args, "--settings", SettingsFile(options)], output, error, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }

    /// <summary>Starts the spool's host in this process; what it logs goes to <paramref name="log"/>.</summary>
    public static async Task<IHost> WatchAsync(AgentOptions options, FakeLog? log = null)
    {
        var host = RunVerb.Build(options, logging => logging.AddProvider(log ?? new FakeLog()));
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await StopServerAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
