using CallAssist.Modules.Customers;
using CallAssist.Modules.Customers.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Customers;

/// <summary>Numbers of several, of nobody, and links that need a value.</summary>
public sealed class MaybeTests
{
    private const string Shared = "0494112233";

    [Fact]
    public async Task Lookup_OfANumberOfTwoPeople_NamesTheCompanyAndBoth()
    {
        await using var host = await StartAsync();
        await SaveAsync(host, new() { Name = "Durand", Contacts = [new("Anne", "", [Shared]), new("Marc", "", [Shared, "0612345678"])] });
        var card = await host.Get<ICustomerDirectory>().LookupAsync(Shared);
        Assert.Equal(("Durand", null), (card.Company, card.Contact));
        Assert.Equal(["Anne", "Marc"], card.Also);
        Assert.Equal("Marc", (await host.Get<ICustomerDirectory>().LookupAsync("0612345678")).Contact);
    }

    [Fact]
    public async Task Lookup_OfANumberOfTwoCompanies_ShowsOneAndNamesTheOther()
    {
        await using var host = await StartAsync();
        await SaveAsync(host, new() { Name = "Durand", Numbers = [Shared] });
        await SaveAsync(host, new() { Name = "Martin", Contacts = [new("Luc", "", [Shared])] });
        var card = await host.Get<ICustomerDirectory>().LookupAsync(Shared);
        Assert.Equal("Durand", card.Company);
        Assert.Equal(["Luc (Martin)"], card.Also);
    }

    [Fact]
    public async Task Lookup_OfANumberMetInAnIntervention_IsMaybeThatCustomerUntilAssigned()
    {
        var met = new FakeEncounters();
        await using var host = await StartAsync(services => services.AddSingleton<IMaybeCustomers>(met));
        var id = await SaveAsync(host, new() { Name = "Durand" });
        met.Encounters = [new(Guid.CreateVersion7(), "intervention", DateTimeOffset.UnixEpoch.AddDays(9)), new(id, "intervention", DateTimeOffset.UnixEpoch), new(id, "intervention", DateTimeOffset.UnixEpoch.AddDays(1))];

        var card = await host.Get<ICustomerDirectory>().LookupAsync(Shared);
        Assert.False(card.Known);
        var maybe = Assert.Single(card.Maybe);
        Assert.Equal((id, "Durand", DateTimeOffset.UnixEpoch.AddDays(1)), (maybe.CompanyId, maybe.Company, maybe.At));

        Assert.True(await host.Get<ICustomerEditor>().AddNumberAsync(id, "04 94 11 22 33"));
        Assert.True(await host.Get<ICustomerEditor>().AddNumberAsync(id, Shared));
        card = await host.Get<ICustomerDirectory>().LookupAsync(Shared);
        Assert.Equal("Durand", card.Company);
        Assert.Empty(card.Maybe);
        Assert.Equal(["+33494112233"], (await host.Get<ICustomerEditor>().FindAsync(id))!.Numbers);
    }

    [Fact]
    public async Task AddNumber_ThatIsNoneOrOfNobody_IsRefused()
    {
        await using var host = await StartAsync();
        var id = await SaveAsync(host, new() { Name = "Durand" });
        Assert.False(await host.Get<ICustomerEditor>().AddNumberAsync(id, "demain"));
        Assert.False(await host.Get<ICustomerEditor>().AddNumberAsync(Guid.CreateVersion7(), Shared));
    }

    [Theory]
    [InlineData("https://intranet.example/{externalId}", "C 1", "+33494112233", "https://intranet.example/C%201")]
    [InlineData("https://intranet.example/?n={number}&k={externalId}", null, "+33494112233", null)]
    [InlineData("https://intranet.example/?n={number}", null, "+33494112233", "https://intranet.example/?n=%2B33494112233")]
    [InlineData("https://intranet.example/calls/{callId}", "C1", "+33494112233", null)]
    public void Link_WithItsHoles_IsShownOnlyWhenAllAreKnown(string address, string? key, string? number, string? expected) =>
        Assert.Equal(expected, new ExternalLink("x", address).For(key, number, null));

    [Theory]
    [InlineData("javascript:alert({externalId})")]
    [InlineData("https://intranet.example/{customer}")]
    [InlineData("intranet/{externalId}")]
    public async Task Links_ThatAreNoWebAddress_AreNotSaved(string address)
    {
        await using var host = await StartAsync();
        var links = host.Get<ICustomerLinks>();
        Assert.Null(await links.SaveAsync([new("Fiche", "https://intranet.example/{externalId}")]));
        Assert.Equal(address, await links.SaveAsync([new("Fiche", address)]));
        Assert.Equal([new ExternalLink("Fiche", "https://intranet.example/{externalId}")], await links.ListAsync());
    }

    private static Task<ModuleHost> StartAsync(Action<IServiceCollection>? more = null) => ModuleHost.StartAsync((services, _) =>
    {
        services.AddCustomers();
        more?.Invoke(services);
    });

    private static async Task<Guid> SaveAsync(ModuleHost host, CompanyFile company) =>
        Assert.IsType<CompanyOutcome.Saved>(await host.Get<ICustomerEditor>().SaveAsync(null, company)).CompanyId;

    private sealed class FakeEncounters : IMaybeCustomers
    {
        public IReadOnlyList<Encounter> Encounters { get; set; } = [];

        public Task<IReadOnlyList<Encounter>> ListAsync(string number, CancellationToken ct) => Task.FromResult(Encounters);
    }
}
