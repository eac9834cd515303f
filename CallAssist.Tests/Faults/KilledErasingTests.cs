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
    [InlineData("recordings_erased")] // the rows have just gone: their files stand
    [InlineData("kernel_delivery WHERE state = 'done' AND handler LIKE '%DestroyFiles%'")] // the first files have gone
    public async Task Kill_WhileErasing_IsFinishedAfterTheNextStart(string moment)
    {
        var held = await RecordAsync();
        var keys = await KeysAsync(held);
        await MakeDueAsync(held);
        await using (var first = await StartAsync())
        {
            await UntilAsync(moment);
            await first.KillAsync();
        }

        Assert.True(await CountAsync("kernel_delivery WHERE state <> 'done'") > 0, "The kill came too late to mean anything.");
        await using (await StartAsync())
            await ModuleHost.EventuallyAsync(async () => await CountAsync("kernel_delivery WHERE state <> 'done'") == 0, "An event was not delivered.");

        Assert.Equal(Recordings - 1, await CountAsync("recordings_erased"));
        foreach (var table in (string[])["recordings_recording", "recordings_shape", "transcription_transcript", "transcription_document", "insights_result"])
            Assert.Equal(1, await CountAsync(table));
        Assert.Equal(1, await CountAsync("transcription_words WHERE transcription_words MATCH 'coiffure'"));
        Assert.Equal([held], Directory.GetDirectories(Path.Combine(_data, "vault"), "*-*", SearchOption.AllDirectories).Select(d => Path.GetFileName(d)!));
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

    private async Task UntilAsync(string moment)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        await using var database = Open();
        while (await database.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {moment}") == 0)
            await Task.Delay(1, patience.Token);
    }

    private async Task<long> CountAsync(string what)
    {
        await using var database = Open();
        return await database.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {what}");
    }

    private SqliteConnection Open() => new($"Data Source={Path.Combine(_data, "callassist.db")};Pooling=False");
}
