using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Tests.Modules;
using CallAssist.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallAssist.Tests.Web.Library;

/// <summary>A restore over a living office: prepared by an administrator, done at the next start, safe against a kill at any point.</summary>
public sealed class RestoreTests : IAsyncLifetime
{
    private string _data = "";
    private string _backup = "";
    private Guid _kept;
    private Guid _erased;
    private Guid _later;

    /// <summary>Two recordings, a backup; then one of them is erased and a third one comes.</summary>
    public async ValueTask InitializeAsync()
    {
        await using var host = await WebHost.StartAsync();
        _data = host.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Directory;
        var token = await host.TokenAsync();
        _kept = await RecordAsync(host, token, "Calls/dialogue1-dsn.pcapng");
        _erased = await RecordAsync(host, token, "Calls/dialogue2-bulletin.pcapng");
        var backups = host.Services.GetRequiredService<IBackup>();
        Assert.Equal(Path.Combine(_data, "backups"), backups.Folder);
        _backup = Path.GetFileName((await backups.CreateAsync(backups.Folder!, TestContext.Current.CancellationToken)).Folder);
        Assert.IsType<EraseOutcome.Done>(await host.Services.GetRequiredService<IRecordingKeeper>().EraseAsync(await PersonAsync(host, "supervisor"), [_erased], "test"));
        _later = await RecordAsync(host, token, "Calls/dialogue3-technique.pcapng");

        var restores = host.Services.GetRequiredService<IRestores>();
        Assert.False(await restores.OrderAsync(await PersonAsync(host, "supervisor"), _backup, TestContext.Current.CancellationToken));
        Assert.False(await restores.OrderAsync(await PersonAsync(host, "administrator"), "../" + _backup, TestContext.Current.CancellationToken));
        var preview = await restores.PreviewAsync(_backup, TestContext.Current.CancellationToken);
        Assert.Equal((2, 1, null, true), (preview!.Recordings, preview.Lost, preview.Fault, preview.Backup.KeyHere));
        Assert.True(await restores.OrderAsync(await PersonAsync(host, "administrator"), _backup, TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_data, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Start_WithAPreparedRestore_IsTheOfficeOfThatDay_AndWhatWasErasedSinceStaysErased()
    {
        await ApplyAsync();
        await using var host = await OpenAsync();
        var restores = host.Services.GetRequiredService<IRestores>();
        await ModuleHost.EventuallyAsync(() => Task.FromResult(restores.Last is { Noted: true }), "The restore was not finished.");
        Assert.Equal([_kept], await RecordingsAsync(host));
        using (var supervisor = await host.SignInAsync("supervisor"))
            Assert.True((await supervisor.GetAsync($"/recordings/{_kept}/audio")).IsSuccessStatusCode);
        Assert.DoesNotContain((await host.Services.GetRequiredService<IVaultCheck>().RunAsync(TestContext.Current.CancellationToken)).Findings, f => f.Recording != _erased);
        var noted = Assert.Single((await host.Services.GetRequiredService<IAuditLog>().FindAsync(new() { Action = "data.restore" })).Items);
        Assert.Equal((_backup, "ok"), (noted.Subject, noted.Outcome));
        Assert.Null(restores.Ordered);

        // What was there is put aside, whole, until it is removed.
        var aside = Path.Combine(_data, restores.Last!.Aside!);
        Assert.Contains(_later, DatabaseCopy.Ids(Path.Combine(aside, "callassist.db"), "SELECT id FROM recordings_recording"));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(aside, "vault"), "*.sealed", SearchOption.AllDirectories));
        restores.Forget();
        Assert.False(Directory.Exists(aside));
        Assert.Null(restores.Last!.Aside);
    }

    [Theory]
    [InlineData("staging")] // killed while the backup was copied
    [InlineData("aside")] // killed while the present data was put aside
    [InlineData("back")] // killed while the restored data was put in its place
    public async Task Start_AfterAKillInTheMiddle_FinishesTheRestore(string killed)
    {
        var staging = Path.Combine(_data, "restore-staging");
        Directory.CreateDirectory(staging);
        await File.WriteAllTextAsync(Path.Combine(staging, "callassist.db"), "half", TestContext.Current.CancellationToken);
        if (killed != "staging")
        {
            Directory.Delete(staging, recursive: true);
            await using var host = CallAssistHost.Build(["--data", _data], demo: false, quiet: true);
            Assert.IsType<RestoreOutcome.Done>(await host.Services.GetRequiredService<IBackup>().RestoreAsync(Path.Combine(_data, "backups", _backup), staging, TestContext.Current.CancellationToken));
            await File.WriteAllTextAsync(Path.Combine(staging, ".complete"), "", TestContext.Current.CancellationToken);
            var aside = Path.Combine(_data, $"before-restore-{host.Services.GetRequiredService<IRestores>().Ordered!.At:yyyyMMdd-HHmmss}");
            Directory.CreateDirectory(aside);
            File.Move(Path.Combine(_data, "callassist.db"), Path.Combine(aside, "callassist.db"));
            if (killed == "back")
            {
                foreach (var rest in (string[])["jobs.db", "vault"])
                    Directory.Move(Path.Combine(_data, rest), Path.Combine(aside, rest));
                await File.WriteAllTextAsync(Path.Combine(aside, ".complete"), "", TestContext.Current.CancellationToken);
                File.Move(Path.Combine(staging, "callassist.db"), Path.Combine(_data, "callassist.db"));
            }
        }

        await ApplyAsync();
        await using var after = await OpenAsync();
        await ModuleHost.EventuallyAsync(() => Task.FromResult(after.Services.GetRequiredService<IRestores>().Last is { Noted: true, Refused: null }), "The restore was not finished.");
        Assert.Equal([_kept], await RecordingsAsync(after));
        using var supervisor = await after.SignInAsync("supervisor");
        Assert.True((await supervisor.GetAsync($"/recordings/{_kept}/audio")).IsSuccessStatusCode);
        Assert.False(Directory.Exists(staging));
    }

    [Fact]
    public async Task Start_WithABackupThatWasDamagedSince_ChangesNothingAndSaysSo()
    {
        var file = Directory.GetFiles(Path.Combine(_data, "backups", _backup, "vault"), "*.sealed", SearchOption.AllDirectories)[0];
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        await ApplyAsync();
        await using var host = await OpenAsync();
        Assert.Equal([_kept, _later], await RecordingsAsync(host));
        var last = host.Services.GetRequiredService<IRestores>().Last!;
        Assert.Contains("was changed", last.Refused, StringComparison.Ordinal);
        Assert.Contains("was changed", (await host.ReadAsync<CallAssist.Web.Pages.Care.Care>("administrator", "/care")).QuerySelector(".restore .ca-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_TakenBack_ChangesNothing()
    {
        await using (var host = CallAssistHost.Build(["--data", _data], demo: false, quiet: true))
            host.Services.GetRequiredService<IRestores>().Cancel();
        await ApplyAsync();
        await using var after = await OpenAsync();
        Assert.Equal([_kept, _later], await RecordingsAsync(after));
    }

    /// <summary>What <c>serve</c> does before it opens anything.</summary>
    private async Task ApplyAsync()
    {
        await using var host = CallAssistHost.Build(["--data", _data], demo: false, quiet: true);
        await host.Services.GetRequiredService<IRestores>().ApplyAsync(TestContext.Current.CancellationToken);
    }

    private Task<WebHost> OpenAsync() => WebHost.StartEmptyAsync(builder => builder.Configuration["Data:Directory"] = _data);

    private static Task<Person> PersonAsync(WebHost host, string name) => host.WithAsync<IPeople, Person>(async people => (await people.FindByNameAsync(name))!);

    private static async Task<Guid[]> RecordingsAsync(WebHost host) =>
        [.. (await host.Services.GetRequiredService<IRecordings>().ListAsync(await PersonAsync(host, "supervisor"))).Select(r => r.Id).Order()];

    private static async Task<Guid> RecordAsync(WebHost host, string token, string fixture)
    {
        var answer = await host.UploadAsync(token, fixture);
        var id = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("id").GetGuid();
        await ModuleHost.EventuallyAsync(async () => (await host.Services.GetRequiredService<IRecordings>().FindAsync(id))?.DurationMs is not null, "The recording was not extracted.");
        return id;
    }
}
