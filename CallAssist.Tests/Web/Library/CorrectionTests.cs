using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Tests.Modules;
using CallAssist.Web.Pages.Recording;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web.Library;

public sealed class CorrectionTests(LibraryOffice office) : IClassFixture<LibraryOffice>
{
    private ITranscriptEditor Editor => office.Host.Services.GetRequiredService<ITranscriptEditor>();

    private ITranscripts Transcripts => office.Host.Services.GetRequiredService<ITranscripts>();

    [Fact]
    public async Task Correction_OfWords_StandsWithItsAuthorAndTheMachinesWords_UntilItIsTakenBack()
    {
        var lea = await office.PersonAsync("lea");
        var heard = (await Transcripts.FindAsync(office.Call))!.Segments[0].Text;
        Assert.IsType<CorrectionOutcome.Saved>(await Editor.CorrectAsync(lea, office.Call, 0, heard, "  Service   paie, Fatima. "));
        Assert.IsType<CorrectionOutcome.Saved>(await Editor.CorrectAsync(lea, office.Call, 0, "Service paie, Fatima.", "Service paie, Fatima à l'appareil."));
        var corrected = (await Transcripts.FindAsync(office.Call))!.Segments[0];
        Assert.Equal(("Service paie, Fatima à l'appareil.", heard, lea.Id), (corrected.Text, corrected.Correction!.Original, corrected.Correction.PersonId));

        var page = await office.Host.ReadAsync<RecordingPage>("lea", $"/recordings/{office.Call}", new() { ["Id"] = office.Call });
        // Another test may have corrected other words of the same call.
        var title = Assert.Single(page.QuerySelectorAll(".corrected").Select(c => c.GetAttribute("title")!), t => t.Contains(heard, StringComparison.Ordinal));
        Assert.StartsWith("Corrigé par Léa Petit", title, StringComparison.Ordinal);

        Assert.IsType<CorrectionOutcome.Saved>(await Editor.CorrectAsync(lea, office.Call, 0, corrected.Text, heard));
        Assert.Null((await Transcripts.FindAsync(office.Call))!.Segments[0].Correction);
    }

    [Fact]
    public async Task Correction_ToAKeyword_IsProposedToTheCatalogueAsAMisHearing()
    {
        var lea = await office.PersonAsync("lea");
        var said = (await Transcripts.FindAsync(office.Call))!.Segments;
        var at = said.Select((s, i) => (s, i)).First(x => x.s.Text.Contains("vérifié le nombre d'heures", StringComparison.Ordinal)).i;
        await Editor.CorrectAsync(lea, office.Call, at, said[at].Text, said[at].Text.Replace("nombre d'heures", "bulletin de paie", StringComparison.Ordinal));
        var learning = office.Host.Services.GetRequiredService<IKeywordLearning>();
        await ModuleHost.EventuallyAsync(async () => (await learning.ListAsync()).Any(l => l is { Words: "nombre d'heures", Kind: LearnedWords.Heard, State: "proposed", Person: "Léa Petit" }), "Nothing was proposed.");
    }

    [Fact]
    public async Task Correction_OfWordsThatSomebodyElseChanged_OverwritesNothing()
    {
        var lea = await office.PersonAsync("lea");
        var heard = (await Transcripts.FindAsync(office.Call))!.Segments[1].Text;
        await Editor.CorrectAsync(lea, office.Call, 1, heard, "Allô, ici Philippe Dupont.");
        var late = Assert.IsType<CorrectionOutcome.Overtaken>(await Editor.CorrectAsync(await office.PersonAsync("supervisor"), office.Call, 1, heard, "Autre chose."));
        Assert.Equal("Allô, ici Philippe Dupont.", late.Transcript.Segments[1].Text);
        Assert.Equal("Allô, ici Philippe Dupont.", (await Transcripts.FindAsync(office.Call))!.Segments[1].Text);
    }

    [Theory]
    [InlineData("tom")]
    [InlineData("administrator")]
    public async Task Correction_OfSomebodyElsesCall_IsRefused(string person)
    {
        var heard = (await Transcripts.FindAsync(office.Call))!.Segments[2].Text;
        Assert.IsType<CorrectionOutcome.Gone>(await Editor.CorrectAsync(await office.PersonAsync(person), office.Call, 2, heard, "Rien."));
        Assert.Equal(heard, (await Transcripts.FindAsync(office.Call))!.Segments[2].Text);
    }

    [Fact]
    public async Task Correction_WithoutAWord_IsNone() =>
        Assert.IsType<CorrectionOutcome.Empty>(await Editor.CorrectAsync(await office.PersonAsync("lea"), office.Call, 2, "x", "   "));
}
