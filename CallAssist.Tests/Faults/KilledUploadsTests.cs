using System.Security.Cryptography;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Recordings.Vault;
using CallAssist.Protocol.AgentV1;
using CallAssist.Tests.Agent;
using CallAssist.Tests.Agent.Capture;
using CallAssist.Tests.EndToEnd;
using CallAssist.Web.Hosting;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Faults;

/// <summary>Agent and server, both as processes of their own, are killed (<c>kill -9</c>) again and again at random moments while a hundred captures travel.</summary>
public sealed class KilledUploadsTests(PublishedApp published)
{
    private const int Captures = 100;
    private const int Kills = 24;

    private readonly string _data = Directory.CreateTempSubdirectory("callassist-killed-").FullName;
    private readonly string _address = $"http://127.0.0.1:{FreePort.Next()}";

    [Fact]
    public async Task Kills_OfAgentAndServerDuringAHundredUploads_LoseAndDoubleNothing()
    {
        await using var office = await AgentOffice.OpenAsync();
        await office.StopServerAsync();
        var options = CaptureSendTests.Capturing(office);
        (options.Server, options.Token, options.UploadRate) = (_address, await TokenAsync(), 500_000);
        var settings = office.SettingsFile(options);
        var captured = Capture(office);
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        // Both in turn, in an order of chance.
        var victims = Enumerable.Range(0, Kills).Select(kill => kill % 2 == 0).ToArray();
        random.Shuffle(victims);

        var server = await StartServerAsync();
        var agent = AgentProcess.Start(settings);
        var kills = 0;
        try
        {
            while (kills < Kills && Left(office) > 0)
            {
                await Task.Delay(random.Next(50, 1000), TestContext.Current.CancellationToken);
                if (victims[kills++])
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

            // So slow a line had enough left for every kill; the rest may hurry.
            Assert.Equal(Kills, kills);
            await agent.KillAsync();
            options.UploadRate = 0;
            agent = AgentProcess.Start(office.SettingsFile(options));
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

        await AssertWholeAsync(captured, $"Seed {seed}");
        Assert.Empty(Directory.GetFiles(Path.Combine(office.Spool, "captures"), "*.refused"));
    }

    /// <summary>A hundred calls of different lengths, some longer than a chunk; what the agent holds of each, as a hash.</summary>
    private static Dictionary<Guid, string> Capture(AgentOffice office)
    {
        var captured = new Dictionary<Guid, string>();
        for (var i = 0; i < Captures; i++)
        {
            var (facts, bytes) = CaptureSendTests.ReadyBytes(office, until: i % 10 == 9 ? 30 + i / 10.0 : 6 + i / 20.0);
            captured.Add(facts.CaptureId, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }

        return captured;
    }

    /// <summary>One recording per capture, told of once, and its sealed bytes are those the agent had.</summary>
    private async Task AssertWholeAsync(Dictionary<Guid, string> captured, string run)
    {
        await using var host = CallAssistHost.Build(["--data", _data], demo: false, quiet: true);
        var vault = host.Services.GetRequiredService<RecordingVault>();
        await using var database = new SqliteConnection($"Data Source={Path.Combine(_data, "callassist.db")};Pooling=False");
        var arrived = (await database.QueryAsync<(string Capture, string Id, string Key)>(
            "SELECT u.capture_id, r.id, r.wrapped_key FROM recordings_upload u JOIN recordings_recording r ON r.id = u.recording_id")).ToDictionary(row => Guid.Parse(row.Capture));
        Assert.True(captured.Keys.ToHashSet().SetEquals(arrived.Keys), $"{run}: {captured.Keys.Except(arrived.Keys).Count()} lost.");
        Assert.All(captured, capture =>
        {
            using var kept = vault.Open(Guid.Parse(arrived[capture.Key].Id), SealedKind.Capture, arrived[capture.Key].Key);
            Assert.Equal(capture.Value, Convert.ToHexStringLower(SHA256.HashData(kept)));
        });
        Assert.Equal(Captures, await database.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM recordings_recording WHERE capture_of IS NULL"));
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
