using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Tests.Modules.Telephony;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Interventions;

/// <summary>Interventions that the intranet writes over REST: by its own key, with its token's name, never over a person's words unseen.</summary>
public sealed class RestWriteTests(HookOffice office) : IClassFixture<HookOffice>
{
    [Fact]
    public async Task Put_OfAKey_AddsThenReplacesAndKeepsAuthorAndFormerText()
    {
        using var http = await ClientAsync();
        var (status, added) = await PutAsync(http, "T-1", new { subject = "Contrat signé", customerExternalId = "C-1", @operator = "alice", keywords = new[] { "Contrat" }, minutes = 3 });
        Assert.Equal((HttpStatusCode.Created, "\"1\""), (status.StatusCode, status.Headers.ETag!.Tag));
        Assert.Equal(("Boulangerie Durand", "C-1", "alice", "intranet"), (Text(added, "customer"), Text(added, "customerExternalId"), Text(added, "operator"), Text(added, "savedBy")));

        (status, var changed) = await PutAsync(http, "T-1", new { subject = "Contrat signé et rangé", customerExternalId = "C-1" });
        Assert.Equal((HttpStatusCode.OK, 2), (status.StatusCode, changed.GetProperty("version").GetInt32()));
        var id = changed.GetProperty("id").GetGuid();
        var former = Assert.Single(await WithAsync(i => i.RevisionsAsync(office.Alice, id)));
        Assert.Equal(("intranet", "Contrat signé"), (former.Author, former.Body.Subject));

        // The same again is no change; reading gives what was written.
        (status, changed) = await PutAsync(http, "T-1", new { subject = "Contrat signé et rangé", customerExternalId = "C-1" });
        Assert.Equal(2, changed.GetProperty("version").GetInt32());
        var read = await http.GetAsync("api/v1/interventions/by-external-id/T-1", Token);
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (read.StatusCode, read.Headers.ETag!.Tag));
    }

    [Fact]
    public async Task Put_OverWhatAPersonCorrected_IsRefusedUnlessTheVersionIsNamed()
    {
        using var http = await ClientAsync();
        var (_, added) = await PutAsync(http, "T-2", new { subject = "Relance", @operator = "alice" });
        var id = added.GetProperty("id").GetGuid();
        var item = (await WithAsync(i => i.FindAsync(office.Alice, id)))!;
        Assert.IsType<SaveOutcome.Saved>(await WithAsync(i => i.CorrectAsync(office.Alice, id, item.Version, item.Body with { Subject = "Ce qu'Alice a tapé", Note = "entre nous" })));

        var (refused, problem) = await PutAsync(http, "T-2", new { subject = "Relance de l'intranet" });
        Assert.Equal((HttpStatusCode.Conflict, 2), (refused.StatusCode, problem.GetProperty("version").GetInt32()));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(http, "T-2", new { subject = "X" }, ifMatch: "\"1\"")).Answer.StatusCode);
        Assert.Equal("Ce qu'Alice a tapé", (await WithAsync(i => i.FindAsync(office.Alice, id)))!.Body.Subject);

        Assert.Equal(HttpStatusCode.OK, (await PutAsync(http, "T-2", new { subject = "Relance de l'intranet" }, ifMatch: "\"2\"")).Answer.StatusCode);
        var stands = (await WithAsync(i => i.FindAsync(office.Alice, id)))!;
        Assert.Equal(("Relance de l'intranet", "entre nous", office.Alice.Id), (stands.Body.Subject, stands.Body.Note, stands.OperatorId));
    }

    [Fact]
    public async Task Put_OfAnIdAPersonWrote_WantsItsVersionAndChangesNoDraft()
    {
        using var http = await ClientAsync();
        var written = Assert.IsType<SaveOutcome.Saved>(await WithAsync(i => i.WriteAsync(office.Alice, new() { Subject = "À la main" }))).Intervention;
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await PutAsync(http, $"../{written.Id}", new { subject = "X" })).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PutAsync(http, $"../{written.Id}", new { subject = "X" }, ifMatch: "\"7\"")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(http, $"../{written.Id}", new { subject = "Complété par l'intranet" }, ifMatch: "\"1\"")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PutAsync(http, $"../{Guid.CreateVersion7()}", new { subject = "X" }, ifMatch: "\"1\"")).Answer.StatusCode);
    }

    [Fact]
    public async Task Post_AddsOnceAndIsAConflictThen()
    {
        using var http = await ClientAsync();
        var body = new { externalId = "T-3", subject = "Visite", at = "2026-03-02T09:00:00+01:00", customer = "M. Inconnu" };
        Assert.Equal(HttpStatusCode.Created, (await http.PostAsJsonAsync("api/v1/interventions", body, Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await http.PostAsJsonAsync("api/v1/interventions", body, Token)).StatusCode);
        var found = await http.GetFromJsonAsync<JsonElement>("api/v1/interventions?text=inconnu", Token);
        Assert.Equal(DateTimeOffset.Parse("2026-03-02T08:00:00Z", null), found.GetProperty("items")[0].GetProperty("at").GetDateTimeOffset());
    }

    [Theory]
    [InlineData("""{"subject":" "}""")]
    [InlineData("""{"externalId":"T-9"}""")]
    [InlineData("""{"subject":"X","note":"non"}""")]
    [InlineData("""{"subject":"X","customerExternalId":"C-999"}""")]
    [InlineData("""{"subject":"X","operator":"personne"}""")]
    [InlineData("""{"subject":"X","callId":"0198c0de-0000-7000-8000-000000000000"}""")]
    [InlineData("""{"subject":"X","keywords":[null]}""")]
    [InlineData("""{"subject":"X","minutes":-1}""")]
    [InlineData("""{"subject":"X","externalId":"T-8"}""")]
    [InlineData("null")]
    [InlineData("{")]
    public async Task Put_OfAWrongBody_SaysWhyAndWritesNothing(string body)
    {
        using var http = await ClientAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PutAsync("api/v1/interventions/by-external-id/T-9", content, Token);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("detail").GetString()!);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("api/v1/interventions/by-external-id/T-9", Token)).StatusCode);
    }

    [Fact]
    public async Task Put_WithATokenThatOnlyReads_IsForbidden()
    {
        using var http = await ClientAsync(TokenRights.ReadOffice);
        Assert.Equal(HttpStatusCode.Forbidden, (await PutAsync(http, "T-4", new { subject = "X" })).Answer.StatusCode);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<HttpClient> ClientAsync(TokenRights rights = TokenRights.ReadOffice | TokenRights.WriteOffice)
    {
        var http = new HttpClient { BaseAddress = office.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await office.TokenAsync("intranet", rights, kind: "api"));
        return http;
    }

    private async Task<T> WithAsync<T>(Func<IInterventions, Task<T>> ask)
    {
        await using var scope = office.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<IInterventions>());
    }

    private static async Task<(HttpResponseMessage Answer, JsonElement Body)> PutAsync(HttpClient http, string key, object body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"api/v1/interventions/by-external-id/{key}") { Content = JsonContent.Create(body) };
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(new(ifMatch));
        var answer = await http.SendAsync(request, Token);
        return (answer, await answer.Content.ReadFromJsonAsync<JsonElement>(Token));
    }
}
