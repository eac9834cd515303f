using System.Globalization;
using System.Text;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Web;
using CallAssist.Web.Desk;
using CallAssist.Web.Pages.Interventions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

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

    [Fact]
    public void Row_OfAnIntervention_IsQuotedInOfficeTimeAndNoFormula()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("fr");
        using var file = new MemoryStream();
        using (var csv = Spreadsheet.Into(file))
        {
            csv.WriteRecord(InterventionExport.Row(
            new()
            {
                At = new DateTimeOffset(2026, 3, 2, 9, 5, 0, TimeSpan.Zero), State = InterventionState.Accepted, Operator = "Alice",
                Body = new() { Customer = "=cmd()", Subject = "DSN ; rejet", Keywords = ["DSN", "CRM"], Summary = "Dit \"non\".", Minutes = 4 },
            },
            new OfficeTime(TimeProvider.System) { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris") },
            office.Host.Services.GetRequiredService<IStringLocalizer<DeskTexts>>()));
        }

        Assert.Equal("\uFEFF2026-03-02 10:05;\"'=cmd()\";Alice;Validée;\"DSN ; rejet\";DSN, CRM;\"Dit \"\"non\"\".\";;;4\r\n", Encoding.UTF8.GetString(file.ToArray()));
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
