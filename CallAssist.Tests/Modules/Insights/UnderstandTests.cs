using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using Dapper;

namespace CallAssist.Tests.Modules.Insights;

public sealed class UnderstandTests
{
    [Fact]
    public async Task TranscriptReady_Raised_SchedulesUnderstandingOfThatRecording()
    {
        await using var host = await InsightsHost.StartAsync();
        var recording = Guid.CreateVersion7();
        await host.Database.WriteAsync(unit =>
        {
            unit.Raise(new TranscriptReady(Guid.CreateVersion7(), DateTimeOffset.UnixEpoch, recording));
            return Task.CompletedTask;
        });
        await ModuleHost.EventuallyAsync(() => Task.FromResult(!host.Pipeline.Enqueued.IsEmpty), "nothing was scheduled");
        Assert.Contains((PipelineStep.Understand, recording), host.Pipeline.Enqueued);
    }

    [Fact]
    public async Task Understand_ATranscript_IsKeptWithKeywordsAndTold()
    {
        await using var host = await InsightsHost.StartAsync();
        var recording = AddCall(host);
        Assert.IsType<StepResult.Done>(await host.RunAsync(recording));

        var insights = (await host.Insights.FindAsync(recording))!.Insights;
        Assert.Contains(insights.Keywords, k => k.Id == "dsn_rejetee" && k.Evidence[0].Speaker == "caller");
        Assert.True(insights.Redaction.MayLeave);
        var events = await host.Database.ReadAsync(c => c.QueryAsync<string>("SELECT name FROM kernel_event"));
        Assert.Contains("insights.ready", events);
    }

    [Fact]
    public async Task Understand_NamesOfTheCustomerFileAndOfTheHouse_AreHidden()
    {
        await using var host = await InsightsHost.StartAsync();
        var recording = AddCall(host);
        await host.RunAsync(recording);

        var insights = (await host.Insights.FindAsync(recording))!.Insights;
        Assert.DoesNotContain("zarvantil", insights.Redacted, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("quillivic", insights.Redacted, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(insights.Redaction.Placeholders, p => p.Value.Equals("zarvantil", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Understand_Twice_CountsOnce()
    {
        await using var host = await InsightsHost.StartAsync();
        var recording = AddCall(host);
        await host.RunAsync(recording);
        await host.RunAsync(recording);
        var count = Assert.Single(await host.Insights.CountAsync(DateTimeOffset.UnixEpoch), c => c.Id == "dsn_rejetee");
        Assert.Equal(1, count.Calls);
    }

    [Fact]
    public async Task Understand_WithoutTranscript_FailsWithItsReason()
    {
        await using var host = await InsightsHost.StartAsync();
        var recording = Guid.CreateVersion7();
        host.Recordings.ById[recording] = new() { Id = recording };
        var failed = Assert.IsType<StepResult.Failed>(await host.RunAsync(recording));
        Assert.Equal("no-transcript", failed.Code);
    }

    [Fact]
    public async Task Understand_SilentCall_IsDoneWithoutKeywords()
    {
        await using var host = await InsightsHost.StartAsync();
        var recording = host.Transcripts.Add();
        host.Recordings.ById[recording] = new() { Id = recording };
        Assert.IsType<StepResult.Done>(await host.RunAsync(recording));
        Assert.Empty((await host.Insights.FindAsync(recording))!.Insights.Keywords);
    }

    [Fact]
    public async Task Catalogue_OfAFreshDatabase_IsTheDefaultAndStays()
    {
        await using var host = await InsightsHost.StartAsync();
        var first = await host.Catalogue.LoadAsync();
        Assert.Equal(KeywordCatalogue.Default.Keywords.Select(k => k.Id), first.Keywords.Select(k => k.Id));
        await host.Database.WriteAsync(unit => unit.ExecuteAsync("UPDATE insights_keyword SET label = 'Autre', changed_at = changed_at + 1 WHERE id = 'dsn'"));
        Assert.Equal("Autre", (await host.Catalogue.LoadAsync()).Keywords.Single(k => k.Id == "dsn").Label);
    }

    [Fact]
    public async Task Vocabulary_OfACall_BeginsWithItsCustomerAndFrequentKeywords()
    {
        await using var host = await InsightsHost.StartAsync();
        var recording = AddCall(host);
        await host.RunAsync(recording);
        var terms = await host.Vocabulary.TermsAsync(recording);
        Assert.Equal(["Zarvantil", "Odile Zarvantil"], terms.Take(2));
        Assert.Equal("DSN rejetée", terms[2]);
        Assert.Equal(terms.Count, terms.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    private static Guid AddCall(InsightsHost host)
    {
        var recording = host.Transcripts.Add(
            ("callee", "Assistance bonjour, Bérengère Quillivic."),
            ("caller", "Bonjour, zarvantil à l'appareil, ma DSN est rejetée."),
            ("callee", "Je regarde, je vous envoie la correction."));
        host.Recordings.ById[recording] = new() { Id = recording, FromNumber = "+33536490001", CustomerSide = "caller" };
        host.Customers.ByNumber["+33536490001"] = new CallerCard { Company = "Zarvantil", Contact = "Odile Zarvantil", CompanyId = Guid.CreateVersion7() };
        return recording;
    }
}
