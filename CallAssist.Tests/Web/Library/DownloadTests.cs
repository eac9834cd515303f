using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using CallAssist.Engines.Voices;
using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Transcription.Download;
using CallAssist.Tests.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web.Library;

public sealed class DownloadTests(LibraryOffice office) : IClassFixture<LibraryOffice>
{
    [Theory]
    [InlineData("wav", "audio/wav", "RIFF")]
    [InlineData("txt", "text/plain", "\uFEFF")]
    [InlineData("srt", "application/x-subrip", "\uFEFF1\r\n00:00:0")]
    [InlineData("json", "application/json", "{")]
    [InlineData("pdf", "application/pdf", "%PDF-1.7")]
    [InlineData("zip", "application/zip", "PK\u0003\u0004")]
    public async Task Download_OfOnesOwnCall_IsThatFileUnderDateAndNames(string format, string type, string start)
    {
        using var lea = await office.Host.SignInAsync("lea");
        var answer = await lea.GetAsync($"/recordings/{office.Call}/download/{format}");
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Matches($@"^\d{{4}}-\d\d-\d\d \d\dh\d\d 6001 - Léa Petit\.{format}$", answer.Content.Headers.ContentDisposition!.FileNameStar!);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith(start, Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 100)), StringComparison.Ordinal);
        if (format == "json")
            Assert.NotEmpty(JsonDocument.Parse(bytes).RootElement.GetProperty("segments").EnumerateArray());
        if (format == "zip")
            Assert.Equal(3, new ZipArchive(new MemoryStream(bytes)).Entries.Count(e => e.Length > 100));
        var log = office.Host.Services.GetRequiredService<IAuditLog>();
        Assert.NotEmpty((await log.FindAsync(new() { ByPerson = (await office.PersonAsync("lea")).Id, Action = "recording.download", Outcome = "ok" })).Items);
    }

    [Fact]
    public async Task Download_Clean_IsSilentWherePersonalDataIsSaidAndUntouchedElsewhere()
    {
        using var lea = await office.Host.SignInAsync("lea");
        var ct = TestContext.Current.CancellationToken;
        var sound = Wav.Read(await (await lea.GetAsync($"/recordings/{office.Call}/download/wav")).Content.ReadAsStreamAsync(ct))!;
        var answer = await lea.GetAsync($"/recordings/{office.Call}/download/wav?clean=true");
        var clean = Wav.Read(await answer.Content.ReadAsStreamAsync(ct))!;
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\dh\d\d\.wav$", answer.Content.Headers.ContentDisposition!.FileNameStar!);

        var stretches = await office.Host.WithAsync<IServiceProvider, List<(double Start, double End)>>(async services =>
        {
            var recording = (await services.GetRequiredService<IRecordings>().FindAsync(office.Call))!;
            var transcript = (await services.GetRequiredService<ITranscripts>().FindAsync(office.Call))!;
            Assert.Contains(transcript.Segments, s => s.WordTimes is not null);
            return [.. CleanCopy.Stretches(transcript, await services.GetRequiredService<IPersonalPassages>().FindAsync(recording, transcript))];
        });
        Assert.NotEmpty(stretches);
        for (var channel = 0; channel < 2; channel++)
        {
            var expected = sound.Channels[channel].ToArray();
            foreach (var (start, end) in stretches)
            {
                var (from, to) = ((int)Math.Floor(Math.Max(0, start) * sound.SampleRate), Math.Min(expected.Length, (int)Math.Ceiling(end * sound.SampleRate)));
                Array.Clear(expected, from, to - from);
            }

            Assert.Equal(expected, clean.Channels[channel]);
            Assert.NotEqual(sound.Channels[channel], clean.Channels[channel]);
        }

        var text = await (await lea.GetAsync($"/recordings/{office.Call}/download/txt?clean=true")).Content.ReadAsStringAsync(ct);
        Assert.Matches(@"\[(PERSONNE|SOCIÉTÉ) 1\]", text);
        Assert.DoesNotContain("Léa", text, StringComparison.Ordinal);
        var log = office.Host.Services.GetRequiredService<IAuditLog>();
        Assert.NotEmpty((await log.FindAsync(new() { ByPerson = (await office.PersonAsync("lea")).Id, Action = "recording.download.clean", Outcome = "ok" })).Items);
    }

    [Fact]
    public async Task Download_OfARecordingKeptForTraining_IsAlwaysClean()
    {
        var id = await office.RecordAsync("Calls/dialogue1-dsn.pcapng");
        var supervisor = await office.PersonAsync("supervisor");
        Assert.True(await office.Host.WithAsync<IRecordingKeeper, bool>(keeper => keeper.SetPurposeAsync(supervisor, id, RecordingPurpose.Training)));
        using var lea = await office.Host.SignInAsync("lea");
        Assert.Matches(@"\[(PERSONNE|SOCIÉTÉ) 1\]", await (await lea.GetAsync($"/recordings/{id}/download/txt")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var zip = new ZipArchive(await (await lea.GetAsync($"/recordings/{id}/download/zip")).Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.All(zip.Entries, e => Assert.DoesNotContain("Petit", e.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("tom")]
    [InlineData("administrator")]
    public async Task Download_OfSomebodyElsesCall_IsRefusedWhateverTheFormat(string person)
    {
        using var visitor = await office.Host.SignInAsync(person);
        foreach (var format in (string[])["wav", "mp3", "txt", "srt", "json", "pdf", "zip"])
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/recordings/{office.Call}/download/{format}")).StatusCode);
    }

    [Fact]
    public async Task Bundle_OfASupervisor_IsPackedSealedAndHisAlone()
    {
        var bundles = office.Host.Services.GetRequiredService<IBundles>();
        var supervisor = await office.PersonAsync("supervisor");
        var id = await bundles.StartAsync(supervisor, [office.Call, Guid.CreateVersion7()], BundleContents.Both);
        await ModuleHost.EventuallyAsync(async () => (await bundles.ListAsync(supervisor)).Any(b => b.Id == id && b.State == "ready"), "The archive was not packed.");
        var bundle = (await bundles.ListAsync(supervisor)).Single(b => b.Id == id);
        Assert.Equal((2, 2, 1), (bundle.Done, bundle.Total, bundle.Missing));

        using var visitor = await office.Host.SignInAsync("supervisor");
        using var zip = new ZipArchive(await (await visitor.GetAsync($"/downloads/{id}")).Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal([".pdf", ".txt"], zip.Entries.Select(e => Path.GetExtension(e.Name)).Where(e => e is not ".mp3" and not ".wav"));
        Assert.Equal(3, zip.Entries.Count);
        Assert.All(zip.Entries, e => Assert.True(e.Length > 100 && e.Name.Contains("Léa Petit", StringComparison.Ordinal), e.Name));
        foreach (var other in (string[])["lea", "administrator"])
        {
            using var somebody = await office.Host.SignInAsync(other);
            Assert.Equal(HttpStatusCode.NotFound, (await somebody.GetAsync($"/downloads/{id}")).StatusCode);
        }
    }

    [Fact]
    public async Task Bundle_OfAnOperator_IsNone() =>
        Assert.Null(await office.Host.Services.GetRequiredService<IBundles>().StartAsync(await office.PersonAsync("lea"), [office.Call], BundleContents.Audio));

    [Theory]
    [InlineData("AC/DC: \"Élan\" <1>?", "AC_DC_ _Élan_ _1__")]
    [InlineData("CON", "_CON")]
    [InlineData("lpt1.txt", "_lpt1.txt")]
    [InlineData("fin. . ", "fin")]
    [InlineData("..", "_")]
    [InlineData("", "_")]
    [InlineData("tab\tet\nligne", "tab_et_ligne")]
    public void FileName_OfAnyName_IsSafeOnWindows(string name, string expected) => Assert.Equal(expected, FileNames.Safe(name));

    [Fact]
    public void FileNames_OfTheSameCall_StayApartWhateverTheCase()
    {
        HashSet<string> taken = [];
        Assert.Equal(["Léa", "LÉA (2)", "Léa (3)"], new[] { "Léa", "LÉA", "Léa" }.Select(n => FileNames.Unique(n, taken)));
    }
}
