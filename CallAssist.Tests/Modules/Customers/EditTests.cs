using CallAssist.Modules.Customers;
using CallAssist.Modules.Customers.Contracts;

namespace CallAssist.Tests.Modules.Customers;

public sealed class EditTests
{
    [Fact]
    public async Task Company_SavedAgainByHand_KeepsItsIdAndItsContacts()
    {
        await using var host = await StartAsync();
        var id = await AddAsync(host, Company);
        var contact = (await host.Get<ICustomerDirectory>().LookupAsync("0612345678")).ContactId;
        Assert.NotNull(contact);

        Assert.Equal(new CompanyOutcome.Saved(id), await host.Get<ICustomerEditor>().SaveAsync(id, Company with { Name = "Durand & Filles" }));
        var card = await host.Get<ICustomerDirectory>().LookupAsync("0612345678");
        Assert.Equal((id, "Durand & Filles", contact), (card.CompanyId!.Value, card.Company, card.ContactId));
    }

    [Fact]
    public async Task Company_WithANumberThatIsNone_IsNotSavedAndSaysWhich()
    {
        await using var host = await StartAsync();
        var outcome = await host.Get<ICustomerEditor>().SaveAsync(null, Company with { Numbers = ["04 94 11 22 33", "à rappeler"] });
        Assert.Equal(["à rappeler"], Assert.IsType<CompanyOutcome.Unreadable>(outcome).Numbers);
        Assert.Equal(0, (await host.Get<ICustomerList>().ListAsync(new())).Total);
    }

    [Fact]
    public async Task Company_WithTheKeyOfAnother_IsNotSavedAndSaysWhose()
    {
        await using var host = await StartAsync();
        var first = await AddAsync(host, Company with { ExternalId = "C-1" });
        var second = await AddAsync(host, new() { Name = "Garage Martin" });
        Assert.Equal(new CompanyOutcome.KeyTaken("Boulangerie Durand"), await host.Get<ICustomerEditor>().SaveAsync(second, new() { Name = "Garage", ExternalId = "C-1" }));
        Assert.Equal(new CompanyOutcome.Saved(first), await host.Get<ICustomerEditor>().SaveAsync(first, Company with { ExternalId = "C-1" }));
    }

    [Fact]
    public async Task Company_ThatWasDeleted_IsNotMadeAgain()
    {
        await using var host = await StartAsync();
        Assert.IsType<CompanyOutcome.Gone>(await host.Get<ICustomerEditor>().SaveAsync(Guid.CreateVersion7(), Company));
    }

    [Fact]
    public async Task List_OfAlerts_LeavesOutThoseNotInForce()
    {
        await using var host = await StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        await AddAsync(host, new() { Name = "Hier", Alerts = [new("vip", "Passée", 0, now.AddDays(-9), now.AddDays(-1))] });
        await AddAsync(host, new() { Name = "Toujours", Alerts = [new("contract-suspended", "Contrat suspendu", 2)] });
        var found = await host.Get<ICustomerList>().ListAsync(new CustomerFilter { Alerts = true });
        Assert.Equal(["Toujours"], found.Items.Select(c => c.Name));
    }

    [Fact]
    public async Task Names_OfNumbersInAnySpelling_AreThoseOfTheirHolders()
    {
        await using var host = await StartAsync();
        await AddAsync(host, Company);
        var names = await host.Get<ICallerNames>().OfAsync(["0612345678", "+33494112233", "0033611111111", "6002"]);
        Assert.Equal(["+33494112233", "0612345678"], names.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("Boulangerie Durand", "Odile Durand"), (names["0612345678"].Company, names["0612345678"].Contact));
        Assert.Null(names["+33494112233"].Contact);
    }

    private static CompanyFile Company { get; } = new()
    {
        Name = "Boulangerie Durand", Numbers = ["04 94 11 22 33"], Contacts = [new("Odile Durand", "odile@example.fr", ["06 12 34 56 78"])],
    };

    private static async Task<Guid> AddAsync(ModuleHost host, CompanyFile company) =>
        Assert.IsType<CompanyOutcome.Saved>(await host.Get<ICustomerEditor>().SaveAsync(null, company)).CompanyId;

    private static Task<ModuleHost> StartAsync() => ModuleHost.StartAsync((services, _) => services.AddCustomers());
}
