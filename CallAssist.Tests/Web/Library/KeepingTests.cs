using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Keep;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Tests.Modules;
using CallAssist.Web.Hosting;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web.Library;

/// <summary>The end of recordings: by a supervisor, by the clock, stopped by a hold, finished after a crash.</summary>
public sealed class KeepingTests(LibraryOffice office) : IClassFixture<LibraryOffice>
{
    private T Get<T>() where T : notnull => office.Host.Services.GetRequiredService<T>();

    private IRecordingKeeper Keeper => Get<IRecordingKeeper>();

    [Fact]
    public async Task Erase_BySupervisor_LeavesNothingButTheNote()
    {
        var id = await office.RecordAsync("Calls/dialogue2-bulletin.pcapng");
        var words = string.Join(' ', (await Get<ITranscripts>().FindAsync(id))!.Segments[3].Text.Split(' ').Take(3));
        Assert.Contains(id, await Get<ITranscriptSearch>().FindAsync($"\"{words}\"", null, null, 10));
        Assert.NotEmpty(Files(id));

        var supervisor = await office.PersonAsync("supervisor");
        Assert.Equal(new EraseOutcome.Done(1, 0), await Keeper.EraseAsync(supervisor, [id], "À la demande du client"));

        Assert.Null(await Get<IRecordings>().FindAsync(id));
        await ModuleHost.EventuallyAsync(async () => Files(id).Length == 0 && await Get<ITranscripts>().FindAsync(id) is null && await Get<IInsights>().FindAsync(id) is null, "Something stayed.");
        Assert.DoesNotContain(id, await Get<ITranscriptSearch>().FindAsync($"\"{words}\"", null, null, 10));
        var noted = Assert.Single((await Get<IAuditLog>().FindAsync(new() { Action = "recording.erase", Subject = $"recording:{id}" })).Items);
        Assert.Equal(("ok", supervisor.Id), (noted.Outcome, noted.PersonId));
        var reason = await Get<IDatabase>().ReadAsync(c => c.ExecuteScalarAsync<string>("SELECT reason FROM recordings_erased WHERE id = @id", new { id }));
        Assert.Equal("À la demande du client", reason);

        // The same capture sent again is known, and stays out.
        var again = await office.Host.UploadAsync(await office.Host.TokenAsync(), "Calls/dialogue2-bulletin.pcapng", "&extension=6002");
        Assert.True(again.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("lea")]
    [InlineData("administrator")]
    public async Task Erase_ByAnybodyElse_IsRefusedAndNoted(string person)
    {
        var who = await office.PersonAsync(person);
        Assert.IsType<EraseOutcome.Denied>(await Keeper.EraseAsync(who, [office.Call], "Parce que"));
        Assert.NotNull(await Get<IRecordings>().FindAsync(office.Call));
        Assert.Single((await Get<IAuditLog>().FindAsync(new() { ByPerson = who.Id, Action = "recording.erase", Outcome = "denied" })).Items);
    }

    [Fact]
    public async Task Erase_WithoutAReason_IsNot()
    {
        Assert.IsType<EraseOutcome.NoReason>(await Keeper.EraseAsync(await office.PersonAsync("supervisor"), [office.Call], "  "));
        Assert.NotNull(await Get<IRecordings>().FindAsync(office.Call));
    }

    [Fact]
    public async Task Clock_ErasesWhatIsPastItsPurpose_AndNothingHeld()
    {
        var supervisor = await office.PersonAsync("supervisor");
        var (old, trained, held, none, young) = (await RowAsync(31), await RowAsync(31), await RowAsync(400), await RowAsync(1), await RowAsync(29));
        Assert.True(await Keeper.SetPurposeAsync(supervisor, trained, RecordingPurpose.Training));
        Assert.True(await Keeper.SetPurposeAsync(supervisor, none, RecordingPurpose.None));
        Assert.True(await Keeper.SetHoldAsync(supervisor, held, "Litige en cours"));
        Assert.Equal(new EraseOutcome.Done(0, 1), await Keeper.EraseAsync(supervisor, [held], "Trop vieux"));

        await office.Host.WithAsync<RetentionJob, bool>(async job =>
        {
            await job.RunAsync(Guid.Empty, TestContext.Current.CancellationToken);
            return true;
        });
        var left = (await Get<IRecordingSearch>().OfIdsAsync(supervisor, [old, trained, held, none, young])).Select(r => r.Id);
        Assert.Equal(new[] { trained, held, young }.Order(), left.Order());

        Assert.True(await Keeper.SetHoldAsync(supervisor, held, null));
        Assert.Equal(new EraseOutcome.Done(1, 0), await Keeper.EraseAsync(supervisor, [held], "Litige terminé"));
    }

    [Fact]
    public async Task Purpose_DecidesTheDay_AndAHoldStopsTheClock()
    {
        var supervisor = await office.PersonAsync("supervisor");
        var id = await RowAsync(0);
        var received = (await Get<IRecordings>().FindAsync(id))!.ReceivedAt;
        Assert.Equal(received.AddDays(30), (await Keeper.FindAsync(supervisor, id))!.Until);
        await Keeper.SetPurposeAsync(supervisor, id, RecordingPurpose.Proof);
        Assert.Equal(received.AddDays(365), (await Keeper.FindAsync(supervisor, id))!.Until);
        await Keeper.SetHoldAsync(supervisor, id, "Litige");
        Assert.Equal((null, "Litige"), ((await Keeper.FindAsync(supervisor, id))!.Until, (await Keeper.FindAsync(supervisor, id))!.HoldReason));
        Assert.False(await Keeper.SetHoldAsync(await office.PersonAsync("administrator"), id, null));
    }

    [Fact]
    public async Task Erase_InterruptedAfterTheKeyIsGone_IsFinishedByTheNextStart()
    {
        var folder = Directory.CreateTempSubdirectory("callassist-erase-").FullName;
        var id = Guid.CreateVersion7();
        string vault;
        await using (var crashed = CallAssistHost.Build(["--data", folder], demo: false, quiet: true))
        {
            // Never started: nothing is delivered, as in a process that dies right after the commit.
            await CallAssistHost.PrepareAsync(crashed);
            var database = crashed.Services.GetRequiredService<IDatabase>();
            await InsertAsync(database, id, DateTimeOffset.UtcNow);
            vault = Path.Combine(folder, "vault", id.ToString("N")[^2..], id.ToString("D"));
            Directory.CreateDirectory(vault);
            await File.WriteAllBytesAsync(Path.Combine(vault, "voices.sealed"), [1, 2, 3], TestContext.Current.CancellationToken);
            await database.WriteAsync(unit => crashed.Services.GetRequiredService<Eraser>().EraseAsync(unit, id, null, "retention"));
        }

        Assert.True(Directory.Exists(vault));
        await using var next = CallAssistHost.Build(["--data", folder, "--urls", "http://127.0.0.1:0"], demo: false, quiet: true);
        await CallAssistHost.PrepareAsync(next);
        await next.StartAsync(TestContext.Current.CancellationToken);
        await ModuleHost.EventuallyAsync(() => Task.FromResult(!Directory.Exists(vault)), "The files stayed.");
        await next.StopAsync(TestContext.Current.CancellationToken);
    }

    private async Task<Guid> RowAsync(int daysOld)
    {
        var id = Guid.CreateVersion7();
        await InsertAsync(Get<IDatabase>(), id, DateTimeOffset.UtcNow.AddDays(-daysOld).AddMinutes(-1));
        return id;
    }

    private static Task InsertAsync(IDatabase database, Guid id, DateTimeOffset at) => database.WriteAsync(unit => unit.ExecuteAsync(
        """
        INSERT INTO recordings_recording (id, position, token_id, file_name, sha256, bytes, wrapped_key, received_at, extension, customer_side, state, attempts, changed_at)
        VALUES (@id, 0, @id, 'appel.pcapng', @sha, 1, '', @at, '6002', 'caller', 'drafted', 0, @at)
        """,
        new { id, sha = id.ToString("N") + id.ToString("N"), at }));

    private string[] Files(Guid id)
    {
        var root = Get<Microsoft.Extensions.Options.IOptions<DatabaseOptions>>().Value.Directory;
        var folder = Path.Combine(root, "vault", id.ToString("N")[^2..], id.ToString("D"));
        return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    }
}
