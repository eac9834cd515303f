using System.Text;
using CallAssist.Modules.Customers;
using CallAssist.Modules.Customers.Contracts;

namespace CallAssist.Tests.Modules.Customers;

/// <summary>The customer file as people export it from other programs.</summary>
public sealed class ImportTests
{
    private const string File =
        """
        Code client;Raison sociale;Téléphone;Contact;E-mail;Portable;Alerte
        C-1;Boulangerie Durand;04 94 11 22 33;Odile Durand;odile@durand.example;06 39 98 00 01;Facture impayée
        C-1;Boulangerie Durand;;Marc Durand;;06 39 98 00 02, 06 39 98 00 03;
        C-2;"Garage ""Chez Léo""; SARL";0494112244;;;;
        ;;0494112255;;;;
        C-3;Pharmacie;demain;;;;
        """;

    [Theory]
    [InlineData(";", "utf-8")]
    [InlineData(",", "utf-8")]
    [InlineData("\t", "windows-1252")]
    public void Read_AnySeparatorAndEncoding_GuessesTheColumns(string separator, string encoding)
    {
        var text = $"Société{separator}Réf. interne{separator}Tél. fixe{separator}Nom{separator}Courriel{separator}Mobile{separator}Remarques{separator}Ville\r\nÉlégance{separator}7{separator}0494112233{separator}Zoé{separator}z@e.example{separator}0639980001{separator}à rappeler{separator}Caen\r\n";
        var bytes = encoding == "utf-8" ? Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(text)).ToArray() : CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text);
        var sheet = Import(Bytes: bytes);
        Assert.Null(sheet.Problem);
        Assert.Equal(
            [CustomerColumn.Company, CustomerColumn.ExternalId, CustomerColumn.CompanyNumber, CustomerColumn.Contact, CustomerColumn.Email, CustomerColumn.ContactNumber, CustomerColumn.Notes, CustomerColumn.Ignore],
            sheet.Guess);
        Assert.Equal("Élégance", sheet.Rows[0].Cells[0]);
    }

    [Theory]
    [InlineData(new byte[0], "empty")]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 0 }, "spreadsheet")]
    [InlineData(new byte[] { 65, 0, 66 }, "binary")]
    [InlineData(new byte[] { 65, 59, 66 }, "empty")]
    public void Read_WhatIsNoList_SaysWhy(byte[] content, string problem) => Assert.Equal(problem, Import(Bytes: content).Problem);

    [Fact]
    public async Task Apply_LinesOfOneKey_AreOneCompanyAndFaultsAreNamedByLine()
    {
        await using var host = await StartAsync();
        var sheet = Import(File);
        var plan = await host.Get<ICustomerImport>().PlanAsync(sheet, sheet.Guess);
        Assert.Equal((3, 0, 0), (plan.Added, plan.Changed, plan.Same));
        Assert.Equal([new(5, "no-company", "0494112255"), new(6, "no-number", "demain")], plan.Faults);
        Assert.Equal(0, (await host.Get<ICustomerList>().ListAsync(new())).Total);

        await host.Get<ICustomerImport>().ApplyAsync(sheet, sheet.Guess, null);
        var durand = (await host.Get<ICustomerEditor>().FindAsync("C-1"))!;
        Assert.Equal(["Marc Durand", "Odile Durand"], durand.Contacts.Select(c => c.Name));
        Assert.Equal(["+33639980002", "+33639980003"], durand.Contacts[0].Numbers);
        Assert.Equal("Facture impayée", Assert.Single(durand.Alerts).Text);
        Assert.Equal("Garage \"Chez Léo\"; SARL", (await host.Get<ICustomerEditor>().FindAsync("C-2"))!.Name);
    }

    [Fact]
    public async Task Apply_Twice_ChangesNothing()
    {
        await using var host = await StartAsync();
        var sheet = Import(File);
        await host.Get<ICustomerImport>().ApplyAsync(sheet, sheet.Guess, null);
        var plan = await host.Get<ICustomerImport>().PlanAsync(sheet, sheet.Guess);
        Assert.Equal((0, 0, 3), (plan.Added, plan.Changed, plan.Same));
    }

    [Fact]
    public async Task Apply_OntoACustomerKnownByName_AddsAndTakesNothingAway()
    {
        await using var host = await StartAsync();
        await host.Get<ICustomerEditor>().SaveAsync([new() { Name = "BOULANGERIE DURAND", Notes = "Ferme le lundi.", Numbers = ["0199000001"], Contacts = [new("Odile Durand", "old@durand.example", ["0639980009"])], Alerts = [new("vip", "Cliente de toujours", 0)] }]);
        var sheet = Import(File);
        var receipt = await host.Get<ICustomerImport>().ApplyAsync(sheet, sheet.Guess, null);
        Assert.Equal((2, 1), (receipt.Added, receipt.Changed));
        var durand = (await host.Get<ICustomerEditor>().FindAsync("C-1"))!;
        Assert.Equal(("Boulangerie Durand", "Ferme le lundi."), (durand.Name, durand.Notes));
        Assert.Equal(["+33199000001", "+33494112233"], durand.Numbers);
        Assert.Equal(("odile@durand.example", 2), (durand.Contacts.Single(c => c.Name == "Odile Durand").Email, durand.Contacts.Single(c => c.Name == "Odile Durand").Numbers.Count));
        Assert.Equal(["imported", "vip"], durand.Alerts.Select(a => a.Kind));
    }

    [Fact]
    public async Task Apply_WhenTheAlertIsGoneFromTheFile_TakesItAway()
    {
        await using var host = await StartAsync();
        var sheet = Import(File);
        await host.Get<ICustomerImport>().ApplyAsync(sheet, sheet.Guess, null);
        sheet = Import(File.Replace("Facture impayée", "", StringComparison.Ordinal));
        await host.Get<ICustomerImport>().ApplyAsync(sheet, sheet.Guess, null);
        Assert.Empty((await host.Get<ICustomerEditor>().FindAsync("C-1"))!.Alerts);
    }

    [Fact]
    public async Task Undo_PutsBackWhatStoodButKeepsWhatSomebodyChangedSince()
    {
        await using var host = await StartAsync();
        await host.Get<ICustomerEditor>().SaveAsync([new() { Name = "Pharmacie", ExternalId = "C-3", Notes = "Avant." }, new() { Name = "Boulangerie", ExternalId = "C-1" }]);
        var sheet = Import(File);
        var receipt = await host.Get<ICustomerImport>().ApplyAsync(sheet, sheet.Guess, null);
        await host.Get<ICustomerEditor>().AddNumberAsync((await host.Get<ICustomerDirectory>().LookupAsync("0494112244")).CompanyId!.Value, "0199000002");

        // C-1 as it stood, C-3 was the same all along, C-2 has gained a number since.
        Assert.Equal(new UndoneImport(1, 1), await host.Get<ICustomerImport>().UndoAsync(receipt.Id));
        Assert.Equal("Boulangerie", (await host.Get<ICustomerEditor>().FindAsync("C-1"))!.Name);
        Assert.NotNull(await host.Get<ICustomerEditor>().FindAsync("C-2"));
        Assert.Equal("Avant.", (await host.Get<ICustomerEditor>().FindAsync("C-3"))!.Notes);
        Assert.Null(await host.Get<ICustomerImport>().UndoAsync(receipt.Id));
        Assert.NotNull(Assert.Single(await host.Get<ICustomerImport>().ListAsync()).UndoneAt);
    }

    [Fact]
    public async Task Export_ReadBack_ChangesNothingAndCalculatesNothing()
    {
        await using var host = await StartAsync();
        await host.Get<ICustomerEditor>().SaveAsync(
        [
            new() { Name = "=HYPERLINK(\"http://evil\")", ExternalId = "C-1", Notes = "-2+3", Numbers = ["+32 470 12 34 56"], Contacts = [new("Anne; \"A\"", "a@x.example", ["0639980001"]), new("Bob", "", [])] },
            new() { Name = "Sans contact", ExternalId = "C-2" },
        ]);
        var bytes = await host.Get<ICustomerImport>().ExportAsync();
        Assert.DoesNotContain("\n=", Encoding.UTF8.GetString(bytes).Replace(";", "\n", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal));
        var sheet = Import(Bytes: bytes);
        Assert.DoesNotContain(CustomerColumn.Ignore, sheet.Guess);
        var plan = await host.Get<ICustomerImport>().PlanAsync(sheet, sheet.Guess);
        Assert.Empty(plan.Faults);
        Assert.Equal((0, 0, 2), (plan.Added, plan.Changed, plan.Same));
    }

    private static CustomerSheet Import(string? text = null, byte[]? Bytes = null) =>
        CallAssist.Modules.Customers.Import.CsvFile.Read("clients.csv", Bytes ?? Encoding.UTF8.GetBytes(text!));

    private static Task<ModuleHost> StartAsync() => ModuleHost.StartAsync((services, _) => services.AddCustomers());
}
