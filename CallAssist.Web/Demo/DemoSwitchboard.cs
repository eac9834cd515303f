using System.Net.Http.Headers;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CallAssist.Web.Demo;

/// <summary>
/// Plays the provider's Asterisk and the agent on a PC, from outside: webhooks and captures go through the same doors as in a
/// real office, in real time. The three demo calls one after the other, then one every few minutes while drafts do not pile up.
/// </summary>
internal sealed partial class DemoSwitchboard(
    IServer server, IHostApplicationLifetime lifetime, IOffice offices, IAccessTokens tokens, IServiceScopeFactory scopes,
    TimeProvider clock, ILogger<DemoSwitchboard> logger) : BackgroundService
{
    private const string SwitchboardName = "Standard simulé";
    private const string AgentName = "Agent simulé";
    private const int EnoughDrafts = 12;

    private static readonly TimeSpan Before = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Ringing = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var _ = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        using var http = new HttpClient { BaseAddress = Address() };
        var hook = await TokenAsync(new("webhook", SwitchboardName, "asterisk", TokenRights.ReportEvents | TokenRights.ReadCaller), stoppingToken);
        var agent = await TokenAsync(new("agent", AgentName, "agent", TokenRights.UploadRecordings), stoppingToken);
        for (var round = 0; ; round++)
        {
            await Task.Delay(round == 0 ? Before : round < DemoScript.All.Count ? Between : Later, clock, stoppingToken);
            if (await offices.GetAsync(stoppingToken) is not { Demo: true })
                return;
            if (await IsEnoughAsync(stoppingToken))
                continue;
            try
            {
                await PlayAsync(http, hook, agent, DemoScript.All[round % DemoScript.All.Count], stoppingToken);
            }
            catch (HttpRequestException error)
            {
                Log.CallLost(logger, error);
            }
        }
    }

    private async Task PlayAsync(HttpClient http, string hook, string agent, DemoScript script, CancellationToken ct)
    {
        var id = $"{clock.GetUtcNow().ToUnixTimeSeconds()}.1";
        var rang = clock.GetUtcNow();
        await TellAsync(http, hook, ct, ("event", "incoming"), ("linkedid", id), ("caller", script.Number), ("called", DemoPeople.RecordedExtension));
        await TellAsync(http, hook, ct, ("event", "ringing"), ("linkedid", id), ("peer", DemoPeople.RecordedExtension));
        await Task.Delay(Ringing, clock, ct);
        await TellAsync(http, hook, ct, ("event", "answered"), ("linkedid", id), ("peer", DemoPeople.RecordedExtension));
        await Task.Delay(script.Length, clock, ct);
        await TellAsync(http, hook, ct, ("event", "hangup"), ("linkedid", id), ("disposition", "ANSWERED"));
        await UploadAsync(http, agent, script, rang, ct);
    }

    private static async Task TellAsync(HttpClient http, string hook, CancellationToken ct, params (string Key, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Key, f.Value)));
        using var answer = await http.PostAsync($"hooks/{hook}/", content, ct);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task UploadAsync(HttpClient http, string agent, DemoScript script, DateTimeOffset started, CancellationToken ct)
    {
        var capture = DemoCapture.At(started, await File.ReadAllBytesAsync(script.Path, ct));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"agent/v1/recordings?name={script.File}&extension={DemoPeople.RecordedExtension}")
        {
            Content = new ByteArrayContent(capture), Headers = { Authorization = new AuthenticationHeaderValue("Bearer", agent) },
        };
        using var answer = await http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Nobody looks: no more calls until some drafts are done.</summary>
    private async Task<bool> IsEnoughAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var everyone = new Person { Role = Roles.Supervisor };
        return (await scope.ServiceProvider.GetRequiredService<IInterventions>().DraftsAsync(everyone, EnoughDrafts, ct)).Count >= EnoughDrafts;
    }

    /// <summary>A fresh secret; the one of the last start is revoked.</summary>
    private async Task<string> TokenAsync(NewToken wanted, CancellationToken ct)
    {
        foreach (var former in (await tokens.ListAsync(ct)).Where(t => t.Name == wanted.Name && t.RevokedAt is null))
            await tokens.RevokeAsync(former.Id, ct);
        return (await tokens.CreateAsync(wanted, ct)).Secret;
    }

    private Uri Address()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()!.Addresses;
        var address = addresses.FirstOrDefault(a => a.StartsWith("http:", StringComparison.Ordinal)) ?? addresses.First();
        return new UriBuilder(address.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal)) switch
        {
            { Host: "0.0.0.0" or "[::]" } any => new UriBuilder(any.Scheme, "localhost", any.Port).Uri,
            var one => one.Uri,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(12001, LogLevel.Warning, "The simulated switchboard could not play a call")]
        public static partial void CallLost(ILogger logger, Exception error);
    }
}
