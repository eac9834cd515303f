using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using CallAssist.Modules.Compliance.Contracts;
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
