using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using Microsoft.AspNetCore.Http;

namespace CallAssist.Tests.Modules.Insights;

/// <summary>Drafts by a language model: what leaves, what comes back, and what stands when nothing good does.</summary>
public sealed class RemoteDraftTests
{
    private static readonly Dictionary<string, string?> Quick = new() { ["Insights:RetryMilliseconds"] = "1" };

    [Fact]
    public async Task Draft_ByTheModel_KeepsOnlyWhatRestsOnTheCall()
    {
        await using var server = await FakeChatServer.StartAsync();
        await using var host = await StartAsync(server);
        var draft = await DraftAsync(host);
        Assert.Equal(("DSN de mars rejetée", "Anxieux", "anomalie_dsn", "essai", null), (draft.Subject, draft.Mood, draft.Intent, draft.Origin, draft.Trouble));
        Assert.Equal("Le client signale le rejet de sa DSN. L'opératrice envoie la correction.", draft.Summary);
        Assert.Equal(["Correction envoyée"], draft.Actions);
        Assert.Equal(["Confirmer la date limite"], draft.Advice);
        Assert.Contains(draft.Passages, p => p is { Part: "summary", Turn: 1, Start: 5 });
    }

    [Fact]
    public async Task Request_OfACall_HoldsTheRedactedTextAndASchemaAndTheKey()
    {
        await using var server = await FakeChatServer.StartAsync();
        await using var host = await StartAsync(server, key: "sk-essai");
        await DraftAsync(host);
        var request = Assert.Single(server.Requests);
        Assert.Equal("json_schema", (string?)request["response_format"]!["type"]);
        Assert.True((bool)request["response_format"]!["json_schema"]!["strict"]!);
        Assert.Equal("essai", (string?)request["model"]);
        var sent = (string)request["messages"]![1]!["content"]!;
        Assert.Contains("1 client : ", sent, StringComparison.Ordinal);
        Assert.Contains("[PERSONNE", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("zarvantil", request.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Bearer sk-essai", server.Keys[0]);
    }

    [Fact]
    public async Task Ledger_OfWhatLeft_HoldsTheExactTextDestinationRuleAndOutcome()
    {
        await using var server = await FakeChatServer.StartAsync();
        await using var host = await StartAsync(server);
        await DraftAsync(host);
        var entry = Assert.Single((await host.Ledger.ListAsync(0, 10)).Items);
        Assert.Equal((server.Url, "essai", "redacted", "answered", 420), (entry.Destination, entry.Model, entry.Rule, entry.Outcome, entry.Tokens));
        Assert.Equal((string?)server.Requests[0]["messages"]![1]!["content"], entry.Text);
        Assert.Equal(420, await host.Remote.UsedTodayAsync());
        var exported = new List<LedgerEntry>();
        await foreach (var row in host.Ledger.ReadAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue))
            exported.Add(row);
        Assert.Equal(entry, Assert.Single(exported));
    }

    [Theory]
    [InlineData("refused", RemoteTrouble.Refused)]
    [InlineData("malformed", RemoteTrouble.Malformed)]
    [InlineData("half", RemoteTrouble.Malformed)]
    [InlineData("mood", RemoteTrouble.Malformed)]
    [InlineData("envelope", RemoteTrouble.Malformed)]
    [InlineData("empty", RemoteTrouble.Empty)]
    [InlineData("nothing", RemoteTrouble.Empty)]
    [InlineData("invented", RemoteTrouble.Empty)]
    [InlineData("401", RemoteTrouble.Key)]
    [InlineData("400", RemoteTrouble.Rejected)]
    [InlineData("503", RemoteTrouble.Unreachable)]
    public async Task Draft_AfterABadAnswer_StandsWithoutASummaryAndSaysWhy(string kind, string trouble)
    {
        await using var server = await FakeChatServer.StartAsync();
        server.Answer = (_, http) => kind switch
        {
            "refused" => http.Response.WriteAsJsonAsync(FakeChatServer.Completion(null, "Je ne peux pas.")),
            "malformed" => http.Response.WriteAsJsonAsync(FakeChatServer.Completion("Voici le résumé demandé.")),
            "half" => http.Response.WriteAsJsonAsync(FakeChatServer.Completion(FakeChatServer.Good[..120])),
            "mood" => http.Response.WriteAsJsonAsync(FakeChatServer.Completion(FakeChatServer.Good.Replace("Anxieux", "Furieux", StringComparison.Ordinal))),
            "envelope" => http.Response.WriteAsync("<html>proxy</html>"),
            "empty" => http.Response.WriteAsJsonAsync(FakeChatServer.Completion("")),
            "nothing" => http.Response.WriteAsJsonAsync(FakeChatServer.Completion("""{"subject":"","summary":[],"mood":"Neutre","intent":"parametrage","actions":[],"advice":[]}""")),
            "invented" => http.Response.WriteAsJsonAsync(FakeChatServer.Completion("""{"subject":"Autre","summary":[{"text":"Fiction complète","turns":[1]}],"mood":"Neutre","intent":"parametrage","actions":[],"advice":[]}""")),
            _ => Status(http, int.Parse(kind, null)),
        };
        await using var host = await StartAsync(server);
        var draft = await DraftAsync(host);
        Assert.Equal((DraftText.Extracted, trouble), (draft.Origin, draft.Trouble));
        Assert.Empty(draft.Summary);
        Assert.DoesNotContain(draft.Passages, p => p.Part == "summary");
        Assert.NotEmpty(draft.Subject);
        Assert.Equal(trouble, Assert.Single((await host.Ledger.ListAsync(0, 10)).Items).Outcome);
        Assert.Equal(trouble == RemoteTrouble.Unreachable ? 3 : 1, server.Requests.Count);
    }

    [Fact]
    public async Task Draft_AfterAPassingFailure_IsAskedForAgain()
    {
        await using var server = await FakeChatServer.StartAsync();
        server.Answer = (_, http) => server.Requests.Count < 2 ? Status(http, 503) : http.Response.WriteAsJsonAsync(FakeChatServer.Completion(FakeChatServer.Good));
        await using var host = await StartAsync(server);
        Assert.Equal("essai", (await DraftAsync(host)).Origin);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Server_ThatKeepsFailing_IsLeftAlone()
    {
        await using var server = await FakeChatServer.StartAsync();
        server.Answer = (_, http) => Status(http, 503);
        await using var host = await StartAsync(server);
        for (var i = 0; i < 5; i++)
            Assert.Equal(RemoteTrouble.Unreachable, (await DraftAsync(host)).Trouble);
        Assert.InRange(server.Requests.Count, 6, 9);
    }

    [Fact]
    public async Task Draft_OfASlowServer_StandsWithoutIt()
    {
        await using var server = await FakeChatServer.StartAsync();
        server.Answer = (_, http) => Task.Delay(System.Threading.Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        await using var host = await StartAsync(server);
        await host.Database.WriteAsync(unit => unit.ExecuteAsync("UPDATE insights_endpoint SET timeout_seconds = 1"));
        Assert.Equal(RemoteTrouble.Slow, (await DraftAsync(host)).Trouble);
    }

    [Fact]
    public async Task Text_TheSecondCheckFindsSomethingIn_DoesNotLeave()
    {
        await using var server = await FakeChatServer.StartAsync();
        await using var host = await StartAsync(server);
        var recording = AddRisky(host);
        await host.RunAsync(recording);
        var insights = (await host.Insights.FindAsync(recording))!.Insights;
        Assert.Empty(server.Requests);
        Assert.Empty((await host.Ledger.ListAsync(0, 10)).Items);
        Assert.Equal(RemoteTrouble.HeldBack, insights.Draft.Trouble);
        Assert.NotEmpty(insights.Redaction.Residue);
    }

    [Fact]
    public async Task Text_ReleasedByAPerson_LeavesUnderHisName()
    {
        await using var server = await FakeChatServer.StartAsync();
        await using var host = await StartAsync(server);
        var recording = AddRisky(host);
        await host.RunAsync(recording);
        Assert.True(await host.HeldBack.ReleaseAsync(new Person { DisplayName = "Odile Ferrand" }, recording));
        Assert.Contains((recording, PipelineStep.Understand), host.Runs.Again);
        await host.RunAsync(recording);
        var entry = Assert.Single((await host.Ledger.ListAsync(0, 10)).Items);
        Assert.Equal(("released", "Odile Ferrand"), (entry.Rule, entry.ReleasedBy));
    }

    [Fact]
    public async Task Release_OfACallThatWasNotHeldBack_IsRefused()
    {
        await using var server = await FakeChatServer.StartAsync();
        await using var host = await StartAsync(server);
        var recording = Add(host);
        await host.RunAsync(recording);
        Assert.False(await host.HeldBack.ReleaseAsync(new Person { DisplayName = "X" }, recording));
    }

    [Fact]
    public async Task ServerOfTheHouse_GetsTheCallAsSpoken()
    {
        await using var server = await FakeChatServer.StartAsync();
        await using var host = await StartAsync(server, inHouse: true);
        await DraftAsync(host);
        Assert.Contains("zarvantil", (string?)server.Requests[0]["messages"]![1]!["content"], StringComparison.OrdinalIgnoreCase);
        Assert.Equal("in-house", Assert.Single((await host.Ledger.ListAsync(0, 10)).Items).Rule);
    }

    [Fact]
    public async Task Budget_OfTheDayUsedUp_NothingIsAsked()
    {
        await using var server = await FakeChatServer.StartAsync();
        await using var host = await StartAsync(server, dailyTokens: 400);
        Assert.Null((await DraftAsync(host)).Trouble);
        Assert.Equal(RemoteTrouble.Budget, (await DraftAsync(host)).Trouble);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Instructions_OfACategory_GoWithItsCallsOnly()
    {
        await using var server = await FakeChatServer.StartAsync();
        await using var host = await StartAsync(server, instructions: "DSN : citer la rubrique\nCongés : citer le compteur\nRester bref");
        await DraftAsync(host);
        var system = (string)server.Requests[0]["messages"]![0]!["content"]!;
        Assert.Contains("citer la rubrique", system, StringComparison.Ordinal);
        Assert.Contains("Rester bref", system, StringComparison.Ordinal);
        Assert.DoesNotContain("citer le compteur", system, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instructions_OfACategoryOfTheTeamsOwn_StayWithItsCalls()
    {
        await using var server = await FakeChatServer.StartAsync();
        await using var host = await StartAsync(server, instructions: "Astreintes : citer le barème");
        await host.Editor.SaveAsync(new() { Id = "astreinte", Label = "Astreinte", Category = "Astreintes" });
        await DraftAsync(host);
        Assert.DoesNotContain("citer le barème", (string?)server.Requests[0]["messages"]![0]!["content"], StringComparison.Ordinal);
        await host.RunAsync(Add(host, ("caller", "Les astreintes de mars ne sont pas payées."), ("callee", "Je regarde.")));
        Assert.Contains("citer le barème", (string?)server.Requests[1]["messages"]![0]!["content"], StringComparison.Ordinal);
    }

    [Fact]
    public void NamedDraft_OfAnAnswerWithPlaceholders_KeepsEveryStatementAtItsPassage()
    {
        var insights = new CallInsights([], "", new("Rappel de [PERSONNE 1]", "Il faut rappeler [PERSONNE 1].", "Neutre", "relance_suivi", [], [new("Il faut rappeler [PERSONNE 1].", "summary", 1, 5, 9)]))
        {
            Redaction = new([], [], new Dictionary<string, string> { ["[PERSONNE 1]"] = "Claire Dupont" }, []),
        };
        var named = insights.NamedDraft();
        Assert.Equal(("Rappel de Claire Dupont", "Il faut rappeler Claire Dupont.", "Il faut rappeler Claire Dupont."), (named.Subject, named.Summary, named.Passages[0].Statement));
    }

    [Theory]
    [InlineData("ftp://x", "m", 60, "Url")]
    [InlineData("http://models.example.fr/v1", "m", 60, "Plain")]
    [InlineData("https://models.example.fr/v1", "", 60, "Model")]
    [InlineData("https://models.example.fr/v1", "m", 2, "Timeout")]
    public async Task Settings_Wrong_AreRefusedWithTheReason(string url, string model, int seconds, string reason)
    {
        await using var host = await InsightsHost.StartAsync();
        Assert.Contains(reason, await host.Remote.SaveAsync(new() { On = true, Url = url, Model = model, TimeoutSeconds = seconds }, null));
        Assert.False((await host.Remote.GetAsync()).On);
    }

    [Fact]
    public async Task Settings_Key_IsKeptSealedAndNeverShown()
    {
        await using var host = await InsightsHost.StartAsync();
        await host.Remote.SaveAsync(new() { Url = "https://x/v1", Model = "m" }, "sk-secret");
        Assert.True((await host.Remote.GetAsync()).HasKey);
        var stored = await host.Database.ReadAsync(c => Dapper.SqlMapper.ExecuteScalarAsync<string>(c, "SELECT api_key FROM insights_endpoint"));
        Assert.DoesNotContain("sk-secret", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Try_OfAServer_SendsAnInventedCall()
    {
        await using var server = await FakeChatServer.StartAsync();
        server.Answer = (_, http) => http.Response.WriteAsJsonAsync(FakeChatServer.Completion(
            """{"subject":"DSN rejetée","summary":[{"text":"La DSN de mars est rejetée.","turns":[0]}],"mood":"Neutre","intent":"anomalie_dsn","actions":[],"advice":[]}"""));
        await using var host = await InsightsHost.StartAsync(settings: Quick);
        var trouble = await host.Remote.TryAsync(new() { Url = server.Url, Model = "essai" }, "k");
        Assert.Null(trouble);
        Assert.Empty((await host.Ledger.ListAsync(0, 10)).Items);
    }

    private static Task Status(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new { error = new { message = "no", type = "x" } });
    }

    private static async Task<InsightsHost> StartAsync(
        FakeChatServer server, string? key = null, bool inHouse = false, int dailyTokens = 100_000, string instructions = "")
    {
        var host = await InsightsHost.StartAsync(settings: Quick);
        Assert.Empty(await host.Remote.SaveAsync(
            new() { On = true, Url = server.Url, Model = "essai", InHouse = inHouse, DailyTokens = dailyTokens, TimeoutSeconds = 30, Instructions = instructions }, key));
        return host;
    }

    private static async Task<DraftText> DraftAsync(InsightsHost host)
    {
        var recording = Add(host);
        Assert.IsType<StepResult.Done>(await host.RunAsync(recording));
        return (await host.Insights.FindAsync(recording))!.Insights.Draft;
    }

    private static Guid Add(InsightsHost host) => Add(
        host,
        ("callee", "Assistance bonjour."),
        ("caller", "Bonjour, monsieur zarvantil à l'appareil, ma DSN de mars est rejetée."),
        ("callee", "Je regarde, je vous envoie la correction."));

    // Half an address said aloud: the first pass sees none, the second stops at the word.
    private static Guid AddRisky(InsightsHost host) => Add(host, ("caller", "Ma DSN est rejetée, écrivez à arobase s'il vous plaît."), ("callee", "Je vous envoie la correction."));

    private static Guid Add(InsightsHost host, params (string, string)[] turns)
    {
        var recording = host.Transcripts.Add(turns);
        host.Recordings.ById[recording] = new() { Id = recording, FromNumber = "+33536490001", CustomerSide = "caller" };
        return recording;
    }
}
