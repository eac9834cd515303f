using CallAssist.Modules.Identity.Contracts;
using CallAssist.Protocol.AgentV1;
using CallAssist.Tests.Agent;
using CallAssist.Tests.Agent.Capture;
using CallAssist.Tests.EndToEnd;
using CallAssist.Web.Hosting;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Faults;

/// <summary>Agent and server, both as processes of their own, are killed (<c>kill -9</c>) at random moments while many captures travel.</summary>
public sealed class KilledUploadsTests(PublishedApp published)
{
    private const int Captures = 25;
    private const int Kills = 10;

    private readonly string _data = Directory.CreateTempSubdirectory("callassist-killed-").FullName;
    private readonly string _address = $"http://127.0.0.1:{FreePort.Next()}";

    [Fact]
    public async Task Kills_OfAgentAndServerDuringManyUploads_LoseAndDoubleNothing()
    {
        await using var office = await AgentOffice.OpenAsync();
        await office.StopServerAsync();
        var options = CaptureSendTests.Capturing(office);
        (options.Server, options.Token, options.UploadRate) = (_address, await TokenAsync(), 1_500_000);
        var settings = office.SettingsFile(options);
        var captured = new HashSet<Guid>();
        for (var i = 0; i < Captures; i++)
            captured.Add(CaptureSendTests.Ready(office, until: 8 + 2 * i).CaptureId);
        var seed = Random.Shared.Next();
        var random = new Random(seed);

        var server = await StartServerAsync();
        var agent = AgentProcess.Start(settings);
        try
        {
            for (var kill = 0; kill < Kills && Left(office) > 0; kill++)
            {
                await Task.Delay(random.Next(100, 1500), TestContext.Current.CancellationToken);
                if (random.Next(2) == 0)
                {
                    await agent.KillAsync();
                    agent = AgentProcess.Start(settings);
                }
                else
                {
                    await server.KillAsync();
                    server = await StartServerAsync();
                }
            }

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(TimeSpan.FromMinutes(5));
            while (Left(office) > 0)
                await Task.Delay(100, patience.Token);
        }
        finally
        {
            await agent.DisposeAsync();
            await server.DisposeAsync();
        }

        await using var database = new SqliteConnection($"Data Source={Path.Combine(_data, "callassist.db")};Pooling=False");
        var recordings = (await database.QueryAsync<string>("SELECT sha256 FROM recordings_recording WHERE position = 0")).AsList();
        var uploads = (await database.QueryAsync<string>("SELECT capture_id FROM recordings_upload WHERE recording_id IS NOT NULL")).Select(Guid.Parse).ToHashSet();
        Assert.True(captured.SetEquals(uploads), $"Seed {seed}: {captured.Except(uploads).Count()} lost.");
        Assert.Equal(Captures, recordings.Count);
        Assert.Equal(Captures, recordings.Distinct().Count());
        Assert.Equal(Captures, await database.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM kernel_event WHERE name = 'recordings.received'"));
        Assert.Empty(Directory.GetDirectories(Path.Combine(_data, "uploads")));
    }

    private static int Left(AgentOffice office) => Directory.GetFiles(Path.Combine(office.Spool, "captures"), "*.ready").Length;

    private Task<AppProcess> StartServerAsync() => published.StartAsync(_data, "--urls", _address);

    private async Task<string> TokenAsync()
    {
        await using var host = CallAssistHost.Build(["--data", _data], demo: false, quiet: true);
        await CallAssistHost.PrepareAsync(host);
        return (await host.Services.GetRequiredService<IAccessTokens>().CreateAsync(new("agent", "PC", "agent", TokenRights.UploadRecordings))).Secret;
    }
}
