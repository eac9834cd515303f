using CallAssist.Modules.Interventions.Contracts;
using static CallAssist.Tests.Modules.Interventions.InterventionsHost;

namespace CallAssist.Tests.Modules.Interventions;

public sealed class SearchTests
{
    [Theory]
    [InlineData("dsn", 2)]
    [InlineData("DÉCLARATION congés", 1)]
    [InlineData("rejetee urssaf", 1)]
    [InlineData("100%", 1)]
    [InlineData("a_b", 0)]
    [InlineData("", 3)]
    public async Task Search_OfWords_FindsThemWithoutCaseAndAccents(string text, int found)
    {
        await using var host = await SampleAsync();
        Assert.Equal(found, (await host.Interventions.SearchAsync(Alice, new InterventionFilter { Text = text })).Total);
    }

    [Fact]
    public async Task Search_ByKeyword_TakesWholeKeywordsOnly()
    {
        await using var host = await SampleAsync();
        Assert.Equal(1, (await host.Interventions.SearchAsync(Alice, new InterventionFilter { Keyword = "conges PAYES" })).Total);
        Assert.Equal(0, (await host.Interventions.SearchAsync(Alice, new InterventionFilter { Keyword = "congés" })).Total);
    }

    [Fact]
    public async Task Search_InPages_CountsAllAndKeepsTheOrder()
    {
        await using var host = await SampleAsync();
        var all = (await host.Interventions.SearchAsync(Alice, new InterventionFilter())).Items;
        var second = await host.Interventions.SearchAsync(Alice, new InterventionFilter { Skip = 1, Take = 1 });
        Assert.Equal((3, all[1].Id), (second.Total, Assert.Single(second.Items).Id));
    }

    [Fact]
    public async Task Search_OfOnePerson_LeavesOutTheOthers()
    {
        await using var host = await SampleAsync();
        await host.Interventions.WriteAsync(Bruno, Text("De Bruno"));
        Assert.Equal(3, (await host.Interventions.SearchAsync(Alice, new InterventionFilter { OperatorId = Alice.Id })).Total);
        Assert.Equal(4, (await host.Interventions.SearchAsync(Alice, new InterventionFilter())).Total);
    }

    [Fact]
    public async Task Search_ByASynonym_FindsItsKeyword()
    {
        await using var host = await SampleAsync();
        await host.Interventions.WriteAsync(Alice, new InterventionBody { Subject = "Retour", Keywords = ["Compte rendu métier"] });
        Assert.Equal("Retour", Assert.Single((await host.Interventions.SearchAsync(Alice, new InterventionFilter { Keyword = "crm" })).Items).Body.Subject);
    }

    [Fact]
    public async Task Search_OfACustomer_FindsThoseOfTheFileAndThoseTyped()
    {
        await using var host = await SampleAsync();
        var durand = Guid.CreateVersion7();
        host.Customers.ByNumber["+33155550001"] = new() { CompanyId = durand, Company = "Boulangerie Durand" };
        await host.Interventions.WriteAsync(Alice, new InterventionBody { Subject = "Du fichier", CompanyId = durand, Customer = "Mme Durand" });
        await host.Interventions.WriteAsync(Alice, new InterventionBody { Subject = "Tapé", Customer = "Garage 100% Durand" });
        var found = await host.Interventions.SearchAsync(Alice, new InterventionFilter { Customer = "100%" });
        Assert.Equal(["Du fichier", "Tapé"], found.Items.Select(i => i.Body.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Keywords_OfACompany_AreThoseOfItsAcceptedInterventions()
    {
        await using var host = await SampleAsync();
        var company = Guid.CreateVersion7();
        await host.Interventions.WriteAsync(Alice, Text("X") with { CompanyId = company });
        Assert.Equal(["DSN", "Élection CSE"], (await host.Interventions.KeywordsAsync(company, DateTimeOffset.UnixEpoch)).Select(k => k.Keyword));
        Assert.Empty(await host.Interventions.KeywordsAsync(company, DateTimeOffset.UtcNow.AddDays(1)));
    }

    private static async Task<InterventionsHost> SampleAsync()
    {
        var host = await StartAsync();
        await host.Interventions.WriteAsync(Alice, Text("DSN rejetée"));
        await host.Interventions.WriteAsync(Alice, new InterventionBody { Subject = "Temps partiel à 100%", Note = "Voir la dsn" });
        await host.Interventions.WriteAsync(Alice, new InterventionBody { Subject = "Déclaration", Keywords = ["Congés payés"] });
        return host;
    }
}
