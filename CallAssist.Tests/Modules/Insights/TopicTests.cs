using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Insights.Topics;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Tests.Modules.Insights;

/// <summary>Words that calls say often and nobody looks for: proposed each week, accepted once, dismissed for good.</summary>
public sealed class TopicTests
{
    [Fact]
    public async Task Words_SaidInThreeCalls_AreProposedWithTheirSecondsAndWithoutNames()
    {
        await using var host = await InsightsHost.StartAsync();
        await SayAsync(host, "Bonjour, c'est monsieur Zarvantil, la télédéclaration trimestrielle reste bloquée.");
        await SayAsync(host, "Ma télédéclaration trimestrielle ne part pas, monsieur Zarvantil l'attend.");
        await SayAsync(host, "Et les télédéclarations trimestrielles, monsieur Zarvantil ? Ma DSN est rejetée.");
        await SayAsync(host, "Le grimoire enchanté est ouvert.");
        await host.ProposeTopicsAsync();
        var topic = Assert.Single(await host.Topics.ListAsync());
        Assert.Equal(("Télédéclaration trimestrielle", 3), (topic.Label, topic.Calls));
        Assert.Equal(3, topic.Evidence.Count);
        Assert.All(topic.Evidence, e => Assert.DoesNotContain("zarvantil", e.Said, StringComparison.OrdinalIgnoreCase));
        Assert.All(topic.Evidence, e => Assert.InRange(e.Start, 0, 4));
        Assert.Contains(topic.Evidence, e => e.Start > 1);
    }

    [Fact]
    public async Task Topic_Accepted_IsFoundInTheNextCallAndProposedNoMore()
    {
        await using var host = await InsightsHost.StartAsync();
        for (var i = 0; i < 3; i++)
            await SayAsync(host, "La télédéclaration trimestrielle ne part pas.");
        await host.ProposeTopicsAsync();
        var topic = Assert.Single(await host.Topics.ListAsync());
        var id = await host.Topics.AcceptAsync(topic.Words, "Déclarations", "Chloé");
        Assert.Equal("Déclarations", (await host.Catalogue.LoadAsync()).Keywords.Single(k => k.Id == id).Category);
        var next = await SayAsync(host, "Ma télédéclaration trimestrielle ne part pas.");
        Assert.Contains(id, (await host.Insights.FindAsync(next))!.Insights.Keywords.Select(k => k.Id));
        await host.ProposeTopicsAsync();
        Assert.Empty(await host.Topics.ListAsync());
        Assert.Null(await host.Topics.AcceptAsync(topic.Words, "", "Chloé"));
    }

    [Fact]
    public async Task Topic_Dismissed_IsNeverProposedAgain()
    {
        await using var host = await InsightsHost.StartAsync();
        for (var i = 0; i < 3; i++)
            await SayAsync(host, "La télédéclaration trimestrielle ne part pas.");
        await host.ProposeTopicsAsync();
        await host.Topics.DismissAsync((await host.Topics.ListAsync()).Single().Words, "Chloé");
        await SayAsync(host, "La télédéclaration trimestrielle ne part pas.");
        await host.ProposeTopicsAsync();
        Assert.Empty(await host.Topics.ListAsync());
    }

    [Fact]
    public void Words_ThatMostCallsSayOrThatTheCatalogueKnows_AreNoTopic()
    {
        var said = Enumerable.Range(0, 30).Select(i => new HeardCall(
            Guid.CreateVersion7(), [new("caller", 0, 5, i % 2 == 0 ? "Le fameux zinzolin, et ma DSN est rejetée par l'URSSAF." : "La régularisation des cotisations.")])).ToList();
        Assert.Empty(TopicFinder.Find(said, KeywordCatalogue.Default));
    }

    [Theory]
    [InlineData("Je vous fais un petit zinzolin par écrit.", "Zinzolin")]
    [InlineData("Le zinzolin tourne.", "Zinzolin tourne")]
    [InlineData("L'zinzolin est rouge.", "Zinzolin")]
    [InlineData("Parfait, je le zinzolinerai demain.", null)]
    [InlineData("Vous zinzolinez souvent.", null)]
    [InlineData("C'est zinzolin, merci.", null)]
    public void Words_ThatNobodySpeaksOfAsAThing_AreNoTopic(string said, string? topic) =>
        Assert.Equal(topic, TopicFinder.Find([.. Enumerable.Range(0, 4).Select(_ => new HeardCall(Guid.CreateVersion7(), [new("caller", 0, 5, said)]))], KeywordCatalogue.Default).FirstOrDefault()?.Label);

    [Fact]
    public async Task Keyword_AddedThatTheCatalogueDoesNotKnow_IsProposedAtOnce()
    {
        await using var host = await InsightsHost.StartAsync();
        var recording = await SayAsync(host, "La télédéclaration trimestrielle ne part pas.");
        await host.Learning.TeachAsync(recording, ["Télédéclaration"], "Alice");
        var topic = Assert.Single(await host.Topics.ListAsync());
        Assert.Equal(("Télédéclaration", "Alice", recording), (topic.Label, topic.Person, topic.Evidence.Single().RecordingId));
    }

    [Fact]
    public async Task Keyword_AddedThatWasMisheard_ProposesTheWordsThatSoundLikeIt()
    {
        await using var host = await InsightsHost.StartAsync();
        await host.Editor.SaveAsync(new() { Id = "parachutage", Label = "Parachutage comptable", Category = "Essai" });
        var recording = await SayAsync(host, "Le parasite tache qu'on table ne marche plus.");
        Assert.DoesNotContain("parachutage", (await host.Insights.FindAsync(recording))!.Insights.Keywords.Select(k => k.Id));
        await host.Learning.TeachAsync(recording, ["Parachutage comptable"], "Alice");
        var proposal = Assert.Single(await host.Learning.ListAsync());
        Assert.Equal(("parachutage", LearnedWords.Heard, "proposed"), (proposal.KeywordId, proposal.Kind, proposal.State));
        Assert.Contains("table", proposal.Words, StringComparison.Ordinal);
    }

    private static async Task<Guid> SayAsync(InsightsHost host, string said)
    {
        var recording = host.Transcripts.Add(("caller", said));
        host.Recordings.ById[recording] = new() { Id = recording, CustomerSide = "caller" };
        Assert.IsType<StepResult.Done>(await host.RunAsync(recording));
        return recording;
    }
}
