using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Tests.Modules.Telephony;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Interventions;

/// <summary>Interventions as other programs take them over: REST.</summary>
public sealed class TakeOverTests(HookOffice office) : IClassFixture<HookOffice>
{
    [Fact]
    public async Task Get_OfTheRestInterface_GivesAcceptedInterventionsWithoutTheirNotes()
    {
        var body = new InterventionBody { Subject = "Astreintes de mars", Customer = "Zarvantil", Note = "entre nous", Keywords = ["Prime"] };
        Guid id;
        await using (var scope = office.Services.CreateAsyncScope())
        {
            var saved = await scope.ServiceProvider.GetRequiredService<IInterventions>().WriteAsync(new Person { Id = Guid.CreateVersion7(), DisplayName = "Alice" }, body);
            id = Assert.IsType<SaveOutcome.Saved>(saved).Intervention.Id;
        }

        using var http = new HttpClient { BaseAddress = office.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("api/v1/interventions", TestContext.Current.CancellationToken)).StatusCode);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await office.TokenAsync("intranet", TokenRights.ReadOffice, kind: "api"));
        var found = await http.GetFromJsonAsync<JsonElement>("api/v1/interventions?text=astreintes", TestContext.Current.CancellationToken);
        Assert.Equal(1, found.GetProperty("total").GetInt32());
        var one = await http.GetStringAsync($"api/v1/interventions/{id}", TestContext.Current.CancellationToken);
        Assert.Contains("\"subject\":\"Astreintes de mars\"", one, StringComparison.Ordinal);
        Assert.DoesNotContain("entre nous", one, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"api/v1/interventions/{Guid.CreateVersion7()}", TestContext.Current.CancellationToken)).StatusCode);
    }
}
