using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Web.Pages.Interventions;

namespace CallAssist.Tests.Web.Desk;

/// <summary>The list of interventions as a file: rights, filters, language, and cells a spreadsheet must not run.</summary>
public sealed class InterventionExportTests(DeskOffice office) : IClassFixture<DeskOffice>
{
    [Theory]
    [InlineData("fr", "Date;Client;Opérateur;État;Objet;Mots-clés;Résumé;Actions réalisées;Suite à donner;Minutes", ";Validée;")]
    [InlineData("en", "Date;Customer;Operator;State;Subject;Keywords;Summary;Actions done;Follow-up;Minutes", ";Accepted;")]
    public async Task Export_HoldsWhatTheListShowsInTheReadersLanguage(string language, string head, string state)
    {
        var reader = await office.PersonAsync("lea");
        await office.Host.WithAsync<IPeople, IReadOnlyList<string>>(people => people.UpdateAsync(reader with { Language = language }, TestContext.Current.CancellationToken));
        var company = await office.AddCustomerAsync(new() { Name = $"Zarvantil reprise{language}" });
        await office.WriteAsync("lea", company, $"=DSN(reprise{language})", summary: "Dit \"non\" ; rejet");
        await office.WriteAsync("tom", company, $"Bulletin reprise{language}");
        using var lea = await office.Host.SignInAsync("lea");
        using var answer = await lea.GetAsync($"/interventions/export?q=reprise{language}");
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(head, lines[0]);
        var line = Assert.Single(lines[1..]);
        Assert.Contains(state, line, StringComparison.Ordinal);
        Assert.Contains($"'=DSN(reprise{language})", line, StringComparison.Ordinal);
        Assert.Contains("\"Dit \"\"non\"\" ; rejet\"", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("team", null, false)]
    [InlineData(null, "0198c0de-0000-7000-8000-000000000001", false)]
    public void Wish_ThatNamesNobody_MeansTheReadersOwnExceptOnOneCustomersList(string? who, string? company, bool own)
    {
        var reader = Guid.CreateVersion7();
        var filter = new InterventionWish(null, null, null, who, "DRAFT", company is null ? null : Guid.Parse(company), null, null).ToFilter(reader);
        Assert.Equal(own ? reader : null, filter.OperatorId);
        Assert.Equal(InterventionState.Draft, filter.State);
    }
}
