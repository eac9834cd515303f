using System.Text;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Tests.Modules.Insights;

/// <summary>The catalogue as supervisors keep it, and what operators teach it.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public async Task Save_ANewKeyword_IsFoundInTheNextCall()
    {
        await using var host = await InsightsHost.StartAsync();
        Assert.Empty(await host.Editor.SaveAsync(new() { Id = "astreinte", Label = "Astreinte", Category = "Temps", Synonyms = ["prime d'astreinte"] }));
        Assert.Contains("astreinte", await FoundAsync(host, "Les astreintes ne sont pas payées."));
        Assert.Equal("astreinte", (await host.Catalogue.LoadAsync()).Keywords[^1].Id);
    }

    [Theory]
    [InlineData("Majuscule", "X", null, "Id")]
    [InlineData("ok", " ", null, "Label")]
    [InlineData("ok", "X", "inconnu", "Parent")]
    [InlineData("ok", "X", "ok", "Circle")]
    [InlineData("dsn", "DSN", "dsn_rejetee", "Circle")]
    public async Task Save_Wrong_SaysWhy(string id, string label, string? parent, string reason)
    {
        await using var host = await InsightsHost.StartAsync();
        Assert.Contains(reason, await host.Editor.SaveAsync(new() { Id = id, Label = label, Parent = parent }));
    }

    [Fact]
    public async Task Merge_TwoKeywords_KeepsWordsCallsAndChildren()
    {
        await using var host = await InsightsHost.StartAsync();
        await FoundAsync(host, "Ma DSN est rejetée.");
        await FoundAsync(host, "La sauvegarde et la restauration ont échoué.");
        Assert.True(await host.Editor.MergeAsync("sauvegarde", "restauration"));
        var merged = (await host.Catalogue.LoadAsync()).Keywords;
        Assert.DoesNotContain(merged, k => k.Id == "sauvegarde" || k.Parent == "sauvegarde");
        Assert.Contains("Sauvegarde", merged.Single(k => k.Id == "restauration").Synonyms);
        Assert.Equal(1, (await host.Insights.CountAsync(DateTimeOffset.UnixEpoch)).Single(c => c.Id == "restauration").Calls);
        Assert.Contains("restauration", await FoundAsync(host, "Le backup n'est pas parti."));
        Assert.False(await host.Editor.MergeAsync("dsn", "dsn"));
    }

    [Fact]
    public async Task Merge_AfterCallsTaught_TakesWhatTheyTaughtAndTheirFiltersAlong()
    {
        await using var host = await InsightsHost.StartAsync();
        var recording = await UnderstandAsync(host, "Ma dés esse haine ne part pas.");
        await host.Learning.TeachAsync(recording, ["DSN"], "Alice");
        await host.Editor.SaveAsync(new() { Id = "declaration", Label = "Télédéclaration" });
        Assert.True(await host.Editor.MergeAsync("dsn", "declaration"));
        var words = Assert.Single(await host.Learning.ListAsync());
        Assert.Equal("declaration", words.KeywordId);
        Assert.True(await host.Learning.AcceptAsync(words, "Chloé"));
        Assert.Equal(["declaration"], await host.Database.ReadAsync(c => Dapper.SqlMapper.QueryAsync<string>(c, "SELECT keyword_id FROM recordings_keyword")));
    }

    [Fact]
    public async Task Delete_AKeyword_LeavesItsChildrenAlone()
    {
        await using var host = await InsightsHost.StartAsync();
        Assert.True(await host.Editor.DeleteAsync("bulletin"));
        Assert.Null((await host.Catalogue.LoadAsync()).Keywords.Single(k => k.Id == "bulletin_negatif").Parent);
        Assert.False(await host.Editor.DeleteAsync("bulletin"));
    }

    [Fact]
    public async Task Import_OfAnExport_ChangesNothingAndOfNoCatalogueIsRefused()
    {
        await using var host = await InsightsHost.StartAsync();
        var before = await host.Catalogue.LoadAsync();
        var file = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(before, System.Text.Json.JsonSerializerOptions.Web);
        Assert.Equal(new CatalogueImport(0, before.Keywords.Count), await host.Editor.ImportAsync(new MemoryStream(file)));
        var after = await host.Catalogue.LoadAsync();
        Assert.Equal(before.Keywords.Select(k => (k.Id, k.Label, string.Join('|', k.Synonyms))), after.Keywords.Select(k => (k.Id, k.Label, string.Join('|', k.Synonyms))));
    }

    [Theory]
    [InlineData("rien", "File", "'r' is an invalid start")]
    [InlineData("""{"keywords":[]}""", "File", "No \"keywords\"")]
    [InlineData("""{"keywords":[null]}""", "File", "Keyword 1 ")]
    [InlineData("""{"keywords":[{"id":"a","label":"A"},{"id":"b","label":null}]}""", "File", "Keyword 2 ")]
    [InlineData("""{"keywords":[{"id":"a","label":"A","synonyms":[null]}]}""", "File", "Keyword 1 ")]
    [InlineData("""{"keywords":[{"id":"a","label":"A"},{"id":"a","label":"B"}]}""", "Twice", "a")]
    [InlineData("""{"keywords":[{"id":"a","label":"A"},{"id":"Ö","label":"B"}]}""", "Id", "Ö")]
    [InlineData("""{"keywords":[{"id":"a","label":"A","parent":"nowhere"}]}""", "Parent", "a")]
    [InlineData("""{"keywords":[{"id":"a","label":"A","parent":"b"},{"id":"b","label":"B","parent":"c"},{"id":"c","label":"C","parent":"a"}]}""", "Circle", "a")]
    [InlineData("""{"keywords":[{"id":"dsn","label":"DSN","parent":"dsn_rejetee"}]}""", "Circle", "dsn")]
    public async Task Import_OfAWrongFile_SaysWhereAndChangesNothing(string file, string problem, string where)
    {
        await using var host = await InsightsHost.StartAsync();
        var before = await host.Catalogue.LoadAsync();
        var import = await host.Editor.ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)));
        Assert.Equal((0, 0, problem), (import.Added, import.Replaced, import.Problem));
        Assert.StartsWith(where, import.Where);
        Assert.Same(before, await host.Catalogue.LoadAsync());
    }

    [Fact]
    public async Task Import_WithNothingWhereWordsCouldBe_AddsBesideWhatIsThere()
    {
        await using var host = await InsightsHost.StartAsync();
        var count = (await host.Catalogue.LoadAsync()).Keywords.Count;
        var file = """{"keywords":[{"id":"panier","label":"Prime panier","category":null,"synonyms":null,"parent":"dsn"},{"id":"dsn","label":"DSN"}]}""";
        Assert.Equal(new CatalogueImport(1, 1), await host.Editor.ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(file))));
        Assert.Equal((count + 1, "dsn"), ((await host.Catalogue.LoadAsync()).Keywords.Count, (await host.Catalogue.LoadAsync()).Keywords[^1].Parent));
    }

    [Fact]
    public async Task Save_WithoutAnId_MakesOneFromTheLabel()
    {
        await using var host = await InsightsHost.StartAsync();
        Assert.Empty(await host.Editor.SaveAsync(new() { Id = "", Label = "Prime d'été" }));
        Assert.Empty(await host.Editor.SaveAsync(new() { Id = "", Label = "Prime d'été" }));
        Assert.Equal(["prime_d_ete", "prime_d_ete_2"], (await host.Catalogue.LoadAsync()).Keywords.TakeLast(2).Select(k => k.Id));
    }

    [Fact]
    public async Task MisHearing_ThatWasKept_IsProposedLearnedAndCanBeUndone()
    {
        await using var host = await InsightsHost.StartAsync();
        var recording = await UnderstandAsync(host, "Ma dés esse haine ne part pas.");
        await host.Learning.TeachAsync(recording, ["DSN"], "Alice");
        await host.Learning.TeachAsync(recording, ["DSN"], "Alice");
        var proposal = Assert.Single(await host.Learning.ListAsync());
        Assert.Equal(("dsn", LearnedWords.Heard, "proposed", "Alice"), (proposal.KeywordId, proposal.Kind, proposal.State, proposal.Person));
        Assert.Empty((await host.Catalogue.LoadAsync()).Keywords.Single(k => k.Id == "dsn").Learned);

        Assert.True(await host.Learning.AcceptAsync(proposal, "Chloé"));
        Assert.Equal([proposal.Words], (await host.Catalogue.LoadAsync()).Keywords.Single(k => k.Id == "dsn").Learned);
        Assert.Equal("learned", Assert.Single(await host.Learning.ListAsync()).State);

        Assert.True(await host.Learning.UndoAsync(proposal, "Chloé"));
        Assert.Empty((await host.Catalogue.LoadAsync()).Keywords.Single(k => k.Id == "dsn").Learned);
    }

    [Fact]
    public async Task Words_OfAKeywordTakenAway_AreProposedAsMeaningSomethingElse()
    {
        await using var host = await InsightsHost.StartAsync();
        var recording = await UnderstandAsync(host, "Ma dés esse haine ne part pas.");
        await host.Learning.TeachAsync(recording, [], "Alice");
        var proposal = Assert.Single(await host.Learning.ListAsync());
        Assert.Equal(LearnedWords.Not, proposal.Kind);
        Assert.True(await host.Learning.AcceptAsync(proposal, "Chloé"));
        Assert.DoesNotContain("dsn", await FoundAsync(host, "Ma dés esse haine ne part pas."));
    }

    [Fact]
    public async Task Keyword_SaidPlainlyAndTakenAway_TeachesNothing()
    {
        await using var host = await InsightsHost.StartAsync();
        var recording = await UnderstandAsync(host, "Ma DSN est partie.");
        await host.Learning.TeachAsync(recording, [], "Alice");
        Assert.Empty(await host.Learning.ListAsync());
    }

    private static async Task<Guid> UnderstandAsync(InsightsHost host, string said)
    {
        var recording = host.Transcripts.Add(("caller", said));
        host.Recordings.ById[recording] = new() { Id = recording, CustomerSide = "caller" };
        Assert.IsType<StepResult.Done>(await host.RunAsync(recording));
        return recording;
    }

    private static async Task<List<string>> FoundAsync(InsightsHost host, string said) =>
        [.. (await host.Insights.FindAsync(await UnderstandAsync(host, said)))!.Insights.Keywords.Select(k => k.Id)];
}
