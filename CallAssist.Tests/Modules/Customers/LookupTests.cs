using CallAssist.Modules.Customers;
using CallAssist.Modules.Customers.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallAssist.Tests.Modules.Customers;

/// <summary>Who is calling, whatever the spelling.</summary>
public sealed class LookupTests : IAsyncLifetime
{
    private ModuleHost _host = null!;

    private ICustomerDirectory Directory => _host.Get<ICustomerDirectory>();

    private ICustomerEditor Editor => _host.Get<ICustomerEditor>();

    [Theory]
    [InlineData("0612345678")]
    [InlineData("+33612345678")]
    [InlineData("0033612345678")]
    [InlineData("33612345678")]
    [InlineData("06 12 34 56 78")]
    [InlineData("06.12.34.56.78")]
    [InlineData("06/12/34/56/78")]
    [InlineData("06-12-34-56-78")]
    [InlineData("+33 (0)6 12 34 56 78")]
    [InlineData("sip:0612345678@192.168.1.10:5060;user=phone")]
    [InlineData("\"Durand\" <sip:+33612345678@sbc.example>;tag=1")]
    [InlineData("tel:+33-6-12-34-56-78")]
    public async Task Lookup_InAnySpelling_FindsTheContact(string spelled)
    {
        await Editor.SaveAsync([Company("Boulangerie Durand", "06 12 34 56 78")]);
        var card = await Directory.LookupAsync(spelled);
        Assert.Equal(("Mme Durand", "Boulangerie Durand", "+33612345678"), (card.Contact, card.Company, card.Number));
    }

    [Theory]
    [InlineData("0262 20 12 34", "+262262201234")]
    [InlineData("0590901234", "00590590901234")]
    [InlineData("0594301234", "+594594301234")]
    [InlineData("0596701234", "+596 596 70 12 34")]
    [InlineData("0269 61 12 34", "262269611234")]
    [InlineData("+32 (0)470 12 34 56", "0032470123456")]
    [InlineData("0041 79 123 45 67", "+41791234567")]
    public async Task Lookup_OverseasOrAbroad_FindsTheContactWhicheverWayItWasStored(string stored, string calling)
    {
        await Editor.SaveAsync([Company("Rhum & Fils", stored)]);
        Assert.Equal("Rhum & Fils", (await Directory.LookupAsync(calling)).Company);
        Assert.Equal("Rhum & Fils", (await Directory.LookupAsync(stored)).Company);
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Lookup_OfAWithheldNumber_IsUnknownWithoutNumber(string? number)
    {
        var card = await Directory.LookupAsync(number);
        Assert.False(card.Known);
        Assert.Null(card.Number);
    }

    [Fact]
    public async Task Lookup_OfAStranger_IsUnknownWithHisNumber()
    {
        var card = await Directory.LookupAsync("0699000000");
        Assert.Equal((false, "+33699000000"), (card.Known, card.Number));
    }

    [Fact]
    public async Task Lookup_OfACompanyWithAlerts_ShowsThoseInForceTheGravestFirst()
    {
        var now = DateTimeOffset.UtcNow;
        await Editor.SaveAsync(
        [
            Company("Garage Leroy", "0612345678") with
            {
                Alerts =
                [
                    new("vip", "VIP", 0), new("contract-suspended", "Contrat suspendu", 2, now.AddDays(-1), now.AddDays(1)),
                    new("unpaid-invoice", "Réglée", 2, null, now.AddDays(-1)), new("other", "Demain", 1, now.AddDays(1)),
                ],
            },
        ]);
        Assert.Equal(["Contrat suspendu", "VIP"], (await Directory.LookupAsync("0612345678")).Alerts.Select(a => a.Text));
    }

    [Fact]
    public async Task Search_ByNameContactOrNumber_IgnoresAccentsAndPutsNameStartsFirst()
    {
        await Editor.SaveAsync([Company("Les Délices d'Élise", "0611111111"), Company("Élise Coiffure", "0622222222"), Company("100% Vélo", "0633333333")]);
        Assert.Equal(["Élise Coiffure", "Les Délices d'Élise"], (await Directory.SearchAsync("elise")).Select(c => c.Company));
        Assert.Equal("Élise Coiffure", Assert.Single(await Directory.SearchAsync("+33 6 22 22 22 22")).Company);
        Assert.Equal(3, (await Directory.SearchAsync("DURAND")).Count);
        Assert.Empty(await Directory.SearchAsync("nobody"));
    }

    [Fact]
    public async Task People_OfANameOrACompany_CarryTheirIdsAndTheNamedComeFirst()
    {
        await Editor.SaveAsync(
        [
            new() { Name = "Garage Dupont", Contacts = [new("Zoé Martin", "", [])] },
            new() { Name = "Coiffure Élégance", Contacts = [new("Claire Dupont", "", []), new("Paul Roy", "", [])] },
        ]);
        var found = await Directory.PeopleAsync("dupont");
        Assert.Equal([("Claire Dupont", "Coiffure Élégance"), ("Zoé Martin", "Garage Dupont")], found.Select(p => (p.Contact, p.Company)));
        Assert.All(found, p => Assert.NotNull(p.ContactId));
        Assert.Equal(["Claire Dupont", "Paul Roy"], (await Directory.PeopleAsync("elegance")).Select(p => p.Contact));
    }

    [Fact]
    public async Task Save_OfTheSameExternalId_ReplacesTheCompany()
    {
        var first = await Editor.SaveAsync([Company("Garage Leroy", "0611111111") with { ExternalId = "C-9" }]);
        var second = await Editor.SaveAsync([Company("Garage Leroy & Fils", "0622222222") with { ExternalId = "C-9" }]);
        Assert.Equal(first, second);
        Assert.False((await Directory.LookupAsync("0611111111")).Known);
        Assert.Equal("Garage Leroy & Fils", (await Directory.LookupAsync("0622222222")).Company);
    }

    public async ValueTask InitializeAsync() => _host = await ModuleHost.StartAsync((services, _) =>
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddCustomers();
    });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static CompanyFile Company(string name, string number) => new() { Name = name, Contacts = [new("Mme Durand", "", [number])] };
}
