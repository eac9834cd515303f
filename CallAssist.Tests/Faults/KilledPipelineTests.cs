using System.Net;
using System.Net.Http.Headers;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Tests.Architecture;
using CallAssist.Tests.EndToEnd;
using CallAssist.Tests.Modules;
using CallAssist.Web.Hosting;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Faults;

/// <summary>The real server process is killed (<c>kill -9</c>) in the middle of each step and started again on the same data.</summary>
public sealed class KilledPipelineTests(PublishedApp published)
{
    private readonly string _data = Directory.CreateTempSubdirectory("callassist-killed-").FullName;

    [Theory]
    [InlineData("received")]
    [InlineData("extracted")]
    [InlineData("transcribed")]
    [InlineData("understood")]
    public async Task Kill_WhileARecordingStandsInThisState_GoesOnAndDoublesNothing(string state)
    {
        var token = await AgentTokenAsync();
        await using (var first = await StartAsync())
        {
            Assert.Equal(HttpStatusCode.Created, await UploadAsync(first, token));
            await UntilAsync(rank => rank >= Rank(state));
            await first.KillAsync();
        }

        await using (var second = await StartAsync())
        {
            // An agent that never saw the answer sends it again.
            Assert.Equal(HttpStatusCode.OK, await UploadAsync(second, token));
            await UntilAsync(rank => rank == Rank("drafted"));
            await ModuleHost.EventuallyAsync(async () => await CountAsync("kernel_delivery WHERE state <> 'done'") == 0, "An event was not delivered.");
        }

        Assert.Equal(1, await CountAsync("recordings_recording"));
        Assert.Equal(1, await CountAsync("transcription_transcript"));
        Assert.Equal(1, await CountAsync("interventions_intervention"));
        Assert.Equal(5, await CountAsync("kernel_event"));
    }

    private Task<AppProcess> StartAsync() => published.StartAsync(_data, "--Transcription:UseDemoModel", "true");

    private async Task<string> AgentTokenAsync()
    {
        await using var host = CallAssistHost.Build(["--data", _data], demo: false, quiet: true);
        await CallAssistHost.PrepareAsync(host);
        return (await host.Services.GetRequiredService<IAccessTokens>().CreateAsync(new("agent", "PC", "agent", TokenRights.UploadRecordings))).Secret;
    }

    private static async Task<HttpStatusCode> UploadAsync(AppProcess app, string token)
    {
        using var http = new HttpClient { BaseAddress = new(app.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "agent/v1/recordings?name=appel.pcapng&extension=6002")
        {
            Content = new StreamContent(File.OpenRead(Path.Combine(SourceTree.Root, "CallAssist.Tests", "Fixtures", "Calls", "dialogue1-dsn.pcapng"))),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
        return (await http.SendAsync(request)).StatusCode;
    }

    private static int Rank(string state) => Array.IndexOf(["received", "extracted", "transcribed", "understood", "drafted"], state);

    private async Task UntilAsync(Func<int, bool> reached)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(5));
        await using var database = Open();
        while (await database.ExecuteScalarAsync<string?>("SELECT state FROM recordings_recording") is not { } state || !reached(Rank(state)))
            await Task.Delay(1, patience.Token);
    }

    private async Task<long> CountAsync(string what)
    {
        await using var database = Open();
        return await database.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {what}");
    }

    private SqliteConnection Open() => new($"Data Source={Path.Combine(_data, "callassist.db")};Pooling=False");
}
