using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Tests.Modules;
using CallAssist.Web.Cli;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallAssist.Tests.Web.Library;

/// <summary>Checks, backups, restores and a new master key, on an office with one real recording of its own.</summary>
public sealed class CareTests : IAsyncLifetime
{
    private LibraryOffice _office = null!;

    private string Data => Get<IOptions<DatabaseOptions>>().Value.Directory;

    public async ValueTask InitializeAsync()
    {
        _office = new LibraryOffice();
        await _office.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Check_OfASoundVault_FindsNothing_AndOfAnyFlippedBitThatFile()
    {
        var check = Get<IVaultCheck>();
        var sound = await check.RunAsync(TestContext.Current.CancellationToken);
        Assert.Empty(sound.Findings);
        Assert.Equal((1, 2), (sound.Recordings, sound.Files));
        var random = new Random(11);
        foreach (var file in Directory.GetFiles(Path.Combine(Data, "vault"), "*.sealed", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            foreach (var at in (int[])[0, 31, 32, 33, bytes.Length - 16, bytes.Length - 1, .. Enumerable.Range(0, 10).Select(_ => random.Next(bytes.Length))])
            {
                var flipped = bytes.ToArray();
                flipped[at] ^= (byte)(1 << random.Next(8));
                await File.WriteAllBytesAsync(file, flipped, TestContext.Current.CancellationToken);
                var finding = Assert.Single((await check.RunAsync(TestContext.Current.CancellationToken)).Findings);
                Assert.Equal(("damaged", _office.Call, Path.GetFileNameWithoutExtension(file)), (finding.Kind, finding.Recording, finding.File.ToLowerInvariant()));
            }

            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Check_OfWhatIsMissingStrayOrChangedInItsRow_SaysWhich()
    {
        var capture = Directory.GetFiles(Path.Combine(Data, "vault"), "capture.sealed", SearchOption.AllDirectories).Single();
        var stray = Guid.CreateVersion7();
        Directory.CreateDirectory(Path.Combine(Data, "vault", "aa", stray.ToString()));
        File.Copy(capture, Path.Combine(Data, "vault", "aa", stray.ToString(), "voices.sealed"));
        await Get<IDatabase>().WriteAsync(unit => unit.ExecuteAsync("UPDATE recordings_recording SET sha256 = @sha", new { sha = new string('0', 64) }));
        Assert.Equal(["hash", "orphan"], await KindsAsync());
        File.Delete(capture);
        Assert.Equal(["missing", "orphan"], await KindsAsync());
        await Get<IDatabase>().WriteAsync(unit => unit.ExecuteAsync("UPDATE recordings_recording SET wrapped_key = 'AAAA'"));
        Assert.Contains("key", await KindsAsync());
    }

    [Fact]
    public async Task Backup_WhileWorkGoesOn_RestoresTheSameRowsAndHashes()
    {
        var backups = Directory.CreateTempSubdirectory("callassist-backup-").FullName;
        var token = await _office.Host.TokenAsync();
        using var stop = new CancellationTokenSource();
        var load = LoadAsync(token, stop.Token);
        var (exit, output, error) = await RunAsync("backup", backups, "--data", Data);
        await stop.CancelAsync();
        await load;
        Assert.True(exit == 0, error);
        Assert.Contains("verified", output, StringComparison.Ordinal);

        var made = Directory.GetDirectories(backups).Single();
        Assert.Empty(Directory.GetFiles(made, "*.key", SearchOption.AllDirectories));
        var target = Directory.CreateTempSubdirectory("callassist-restored-").FullName;
        var (restored, _, warned) = await RunAsync("restore", made, "--data", target);
        Assert.Equal(0, restored);
        Assert.Contains("master key", warned, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(target, "keys"));
        File.Copy(Path.Combine(Data, "keys", "master.key"), Path.Combine(target, "keys", "master.key"));
        var (sound, report, _) = await RunAsync("check", "--data", target);
        Assert.True(sound == 0, report);

        // Row by row: whatever the copy holds stands in the original just so, and the recording is in it.
        var before = await RowsAsync(Data);
        var after = await RowsAsync(target);
        Assert.Contains(_office.Call.ToString(), after.Keys);
        Assert.All(after, row => Assert.Equal(before[row.Key], row.Value));

        // A second restore would overwrite an office: refused.
        Assert.Equal(1, (await RunAsync("restore", made, "--data", target)).Exit);
    }

    [Theory]
    [InlineData("callassist.db")]
    [InlineData("vault")]
    [InlineData("backup.json")]
    public async Task Restore_OfADamagedBackup_IsRefusedAndChangesNothing(string what)
    {
        var made = (await Get<IBackup>().CreateAsync(Directory.CreateTempSubdirectory("callassist-backup-").FullName, TestContext.Current.CancellationToken)).Folder;
        var file = what == "vault" ? Directory.GetFiles(Path.Combine(made, "vault"), "*.sealed", SearchOption.AllDirectories)[0] : Path.Combine(made, what);
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 4;
        if (what == "backup.json")
            bytes = [.. System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).Replace("\"version\": 1", "\"version\": 99", StringComparison.Ordinal))];
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        var target = Directory.CreateTempSubdirectory("callassist-restored-").FullName;
        Assert.IsType<RestoreOutcome.Refused>(await Get<IBackup>().RestoreAsync(made, target, TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFileSystemEntries(target));
    }

    [Fact]
    public async Task Restore_OfAListThatNamesFilesElsewhere_IsRefused()
    {
        var made = (await Get<IBackup>().CreateAsync(Directory.CreateTempSubdirectory("callassist-backup-").FullName, TestContext.Current.CancellationToken)).Folder;
        var list = Path.Combine(made, "backup.json");
        await File.WriteAllTextAsync(list, (await File.ReadAllTextAsync(list, TestContext.Current.CancellationToken)).Replace("vault/", "../vault/", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var target = Directory.CreateTempSubdirectory("callassist-restored-").FullName;
        Assert.IsType<RestoreOutcome.Refused>(await Get<IBackup>().RestoreAsync(made, target, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task MasterKey_Renewed_OpensEveryRecordingEvenWithoutTheFormerOne()
    {
        var keys = Path.Combine(Data, "keys");
        var former = await File.ReadAllTextAsync(Path.Combine(keys, "master.key"), TestContext.Current.CancellationToken);
        var sealedBefore = Directory.GetFiles(Path.Combine(Data, "vault"), "*.sealed", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllBytes);
        await _office.Host.WithAsync<IRemoteModel, IReadOnlyList<string>>(remote => remote.SaveAsync(new() { Url = "http://127.0.0.1:1/v1", Model = "x" }, "sk-secret"));
        var phones = Get<CallAssist.Modules.Telephony.Contracts.IPhones>();
        Assert.Empty(await phones.SaveAsync(new() { Extension = "6002", Address = "http://127.0.0.1", ServerUrl = "http://127.0.0.1", UserName = "admin" }, "pw", TestContext.Current.CancellationToken));
        Assert.Equal(3, await Get<IKeyRotation>().RotateAsync(TestContext.Current.CancellationToken));
        Assert.NotEqual(former, await File.ReadAllTextAsync(Path.Combine(keys, "master.key"), TestContext.Current.CancellationToken));
        Assert.Equal(former, await File.ReadAllTextAsync(Path.Combine(keys, "master.former.key"), TestContext.Current.CancellationToken));
        File.Delete(Path.Combine(keys, "master.former.key"));

        // Another process, which knows the new key only; the sealed files were not touched.
        var (sound, report, _) = await RunAsync("check", "--data", Data);
        Assert.True(sound == 0, report);
        var endpoints = Get<CallAssist.Modules.Insights.Remote.EndpointStore>();
        Assert.Equal("sk-secret", endpoints.KeyOf(await endpoints.FindAsync(TestContext.Current.CancellationToken)));
        var rows = Get<CallAssist.Modules.Telephony.Screens.PhoneStore>();
        Assert.Equal("pw", rows.Open(Assert.Single(await rows.ListAsync(TestContext.Current.CancellationToken)).Password!));
        Assert.All(sealedBefore, f => Assert.Equal(f.Value, File.ReadAllBytes(f.Key)));
    }

    [Fact]
    public async Task RotateKey_BesideAServer_OrWithoutData_IsRefused()
    {
        using var server = CallAssist.Web.Hosting.DataFolder.Take(new Microsoft.Extensions.Configuration.ConfigurationBuilder()
            .Add(new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = [KeyValuePair.Create<string, string?>("Data:Directory", Data)] }).Build());
        Assert.Equal(1, (await RunAsync("rotate-key", "--data", Data)).Exit);
        var empty = Directory.CreateTempSubdirectory("callassist-empty-").FullName;
        foreach (var verb in (string[][])[["rotate-key"], ["check"], ["backup", empty], ["check", "--dta", Data], ["backup"]])
            Assert.Equal(1, (await RunAsync([.. verb, "--data", empty])).Exit);
    }

    private T Get<T>() where T : notnull => _office.Host.Services.GetRequiredService<T>();

    private async Task<string[]> KindsAsync() =>
        [.. (await Get<IVaultCheck>().RunAsync(TestContext.Current.CancellationToken)).Findings.Select(f => f.Kind).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Captures keep coming, and rows with them.</summary>
    private async Task LoadAsync(string token, CancellationToken stop)
    {
        var capture = await File.ReadAllBytesAsync(AgentCalls.Fixture("Captures/dev-empty.b.pcapng"), CancellationToken.None);
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            // The magic of an empty pcapng stands; a trailing byte makes each another capture.
            await _office.Host.UploadAsync(token, [.. capture, (byte)i, (byte)(i >> 8)], $"appel{i}.pcapng");
        }
    }

    private static async Task<Dictionary<string, string>> RowsAsync(string folder)
    {
        await using var host = CallAssist.Web.Hosting.CallAssistHost.Build(["--data", folder], demo: false, quiet: true);
        return (await host.Services.GetRequiredService<IDatabase>().ReadAsync(c => c.QueryAsync<(string Id, string Said)>(
            "SELECT r.id, r.sha256 || r.wrapped_key || r.received_at || COALESCE(t.segments, '') FROM recordings_recording r LEFT JOIN transcription_transcript t ON t.recording_id = r.id")))
            .ToDictionary(r => r.Id, r => r.Said);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await CommandLine.RunAsync(args, output, error), output.ToString(), error.ToString());
    }
}
