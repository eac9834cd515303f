using System.Net;
using System.Net.Http.Headers;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Tests.EndToEnd;
using CallAssist.Tests.Modules;
using CallAssist.Tests.Web;
using CallAssist.Web.Demo;
using CallAssist.Web.Hosting;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Faults;

/// <summary>The clock erases what is past its time, and the server is killed (<c>kill -9</c>) meanwhile: what began is finished, nothing is half gone, a hold holds.</summary>
public sealed class KilledErasingTests(PublishedApp published)
{
    private const int Recordings = 8;

    private readonly string _data = Directory.CreateTempSubdirectory("callassist-erasing-").FullName;

    [Theory]
    [InlineData(false)] // the rows have just gone: their files stand
    [InlineData(true)] // the first files have gone, and nobody has noted it
    public async Task Kill_WhileErasing_IsFinishedAfterTheNextStart(bool filesToo)
    {
        var held = await RecordAsync();
        var keys = await KeysAsync(held);
        await MakeDueAsync(held);
        await HoldUpAsync();
        await using (var first = await StartAsync())
        {
            await ModuleHost.EventuallyAsync(async () => await CountAsync("recordings_erased") > 0 && (!filesToo || Vaults().Length < Recordings), "Nothing was erased.");
            await first.KillAsync();
        }

        Assert.True(await CountAsync("kernel_delivery WHERE state <> 'done'") > 0, "The kill came too late to mean anything.");
        await LetGoAsync();
        await using (await StartAsync())
            await ModuleHost.EventuallyAsync(async () => await CountAsync("kernel_delivery WHERE state <> 'done'") == 0, "An event was not delivered.");

        Assert.Equal(Recordings - 1, await CountAsync("recordings_erased"));
        foreach (var table in (string[])["recordings_recording", "recordings_shape", "transcription_transcript", "transcription_document", "insights_result"])
            Assert.Equal(1, await CountAsync(table));
        Assert.Equal(1, await CountAsync("transcription_words WHERE transcription_words MATCH 'coiffure'"));
        Assert.Equal([held], Vaults().Select(d => Path.GetFileName(d)!));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_data, "vault"), "*", SearchOption.AllDirectories).Length);

        // The keys are nowhere: not in the file's free pages either.
        await using (var database = Open())
            await database.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        foreach (var file in Directory.GetFiles(_data, "callassist.db*"))
            Assert.DoesNotContain(keys, key => File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(key)) >= 0);
    }

    private Task<AppProcess> StartAsync() => published.StartAsync(_data, "--Transcription:UseDemoModel", "true");

    /// <summary>Transcribed recordings; one of them is to be held.</summary>
    private async Task<string> RecordAsync()
    {
        string token;
        await using (var host = CallAssistHost.Build(["--data", _data], demo: false, quiet: true))
        {
            await CallAssistHost.PrepareAsync(host);
            token = (await host.Services.GetRequiredService<IAccessTokens>().CreateAsync(new("agent", "PC", "agent", TokenRights.UploadRecordings))).Secret;
        }

        await using var app = await StartAsync();
        using var http = new HttpClient { BaseAddress = new(app.Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var capture = await File.ReadAllBytesAsync(AgentCalls.Fixture("Calls/dialogue1-dsn.pcapng"), TestContext.Current.CancellationToken);
        for (var i = 0; i < Recordings; i++)
        {
            using var answer = await http.PostAsync("agent/v1/recordings?extension=6002", new ByteArrayContent(DemoCapture.At(DateTimeOffset.UtcNow.AddMinutes(-10 * i), capture)), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }

        await ModuleHost.EventuallyAsync(
            async () => await CountAsync("recordings_recording WHERE state = 'drafted'") == Recordings && await CountAsync("kernel_delivery WHERE state <> 'done'") == 0, "Not all were drafted.");
        await using var database = Open();
        return (await database.QueryFirstAsync<string>("SELECT id FROM recordings_recording ORDER BY id"))!;
    }

    private async Task<List<string>> KeysAsync(string held)
    {
        await using var database = Open();
        return (await database.QueryAsync<string>("SELECT wrapped_key FROM recordings_recording WHERE id <> @held", new { held })).AsList();
    }

    /// <summary>All of them are old, one is held, and the hourly turn was missed: it is made up for at the start.</summary>
    private async Task MakeDueAsync(string held)
    {
        await using (var database = Open())
        {
            await database.ExecuteAsync("UPDATE recordings_recording SET received_at = received_at / 2");
            await database.ExecuteAsync("UPDATE recordings_recording SET hold_at = 1, hold_reason = 'litige' WHERE id = @held", new { held });
        }

        await using var jobs = new SqliteConnection($"Data Source={Path.Combine(_data, "jobs.db")};Pooling=False");
        Assert.Equal(1, await jobs.ExecuteAsync("UPDATE QRTZ_TRIGGERS SET NEXT_FIRE_TIME = NEXT_FIRE_TIME - 36000000000 * 5 WHERE TRIGGER_GROUP = 'retention'"));
    }

    /// <summary>Whoever notes that files are destroyed counts for hours first: the kill comes in time on any machine.</summary>
    private async Task HoldUpAsync()
    {
        await using var database = Open();
        await database.ExecuteAsync(
            """
            CREATE VIEW test_hours AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000000) SELECT COUNT(*) AS counted FROM n;
            CREATE TRIGGER test_hold_up AFTER UPDATE OF state ON kernel_delivery WHEN NEW.state = 'done' AND NEW.handler LIKE '%DestroyFiles%'
            BEGIN SELECT counted FROM test_hours; END
            """);
    }

    private async Task LetGoAsync()
    {
        await using var database = Open();
        await database.ExecuteAsync("DROP TRIGGER test_hold_up; DROP VIEW test_hours");
    }

    private string[] Vaults() => Directory.GetDirectories(Path.Combine(_data, "vault"), "*-*", SearchOption.AllDirectories);

    private async Task<long> CountAsync(string what)
    {
        await using var database = Open();
        return await database.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {what}");
    }

    private SqliteConnection Open() => new($"Data Source={Path.Combine(_data, "callassist.db")};Pooling=False");
}
