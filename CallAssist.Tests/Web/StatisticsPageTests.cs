using System.Globalization;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Web.Pages.Statistics;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web;

public sealed class StatisticsPageTests
{
    [Theory]
    [InlineData("fr-FR", "Statistiques", "Traités2", "Manqués1")]
    [InlineData("en-GB", "Statistics", "Handled2", "Missed1")]
    public async Task Page_OfAPeriod_ShowsItsFiguresInEachLanguage(string culture, string title, string handled, string missed)
    {
        await using var host = await WebHost.StartAsync();
        var nine = new DateTimeOffset(2026, 3, 10, 8, 0, 0, TimeSpan.Zero);
        await host.Services.GetRequiredService<ICallHistory>().AddAsync(
        [
            Call(nine, 5), Call(nine.AddMinutes(2), 5), Call(nine.AddHours(2), 0), Call(nine.AddDays(1), 5), Call(nine.AddMonths(-1), 5),
        ], TestContext.Current.CancellationToken);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(culture);
        var page = await host.ReadAsync<StatisticsPage>(Roles.Operator, "/statistics?from=2026-03-10&until=2026-03-10");
        Assert.Equal([title], page.Texts("h1"));
        Assert.Contains(handled, page.Texts(".sums div"));
        Assert.Contains(missed, page.Texts(".sums div"));
        var hours = page.QuerySelectorAll("tr:has(.bar)").Select(r => string.Join(' ', r.Children.Take(4).Select(c => c.TextContent.Trim())));
        Assert.Equal(["9 h – 10 h 2 0 2", "11 h – 12 h 0 1 0"], hours);
        Assert.Contains(page.QuerySelectorAll("a[href='statistics?from=2026-02-10&until=2026-02-10']"), a => a.Closest("tr")!.TextContent.Contains('1'));
    }

    [Fact]
    public async Task Page_OfAPeriodWithoutCalls_SaysSo()
    {
        await using var host = await WebHost.StartAsync();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("fr-FR");
        var page = await host.ReadAsync<StatisticsPage>(Roles.Operator, "/statistics");
        Assert.Equal(["Aucun appel"], page.Texts(".ca-empty h2"));
    }

    private static CallRow Call(DateTimeOffset at, int minutes) => new()
    {
        Direction = "inbound", Status = minutes > 0 ? "answered" : "missed", Extension = "21", StartedAt = at, AnsweredAt = minutes > 0 ? at : null, EndedAt = at.AddMinutes(minutes),
    };
}
