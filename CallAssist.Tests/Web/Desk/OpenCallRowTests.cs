using CallAssist.Web.Pages.Home;

namespace CallAssist.Tests.Web.Desk;

/// <summary>Calls without an intervention: one's own, and for a supervisor everyone's with who owes it.</summary>
public sealed class OpenCallRowTests(DeskOffice office) : IClassFixture<DeskOffice>
{
    [Theory]
    [InlineData("supervisor", true)]
    [InlineData("lea", false)]
    public async Task Home_ACallNobodyWroteAbout_NamesItsOperatorToWhoSeesEveryones(string person, bool named)
    {
        await office.AddCallAsync("+33494556677", at: DateTimeOffset.UtcNow.AddHours(-1));
        var page = await office.Host.ReadAsync<Home>(person, "/");
        var row = page.Texts("article.call").First(r => r.Contains("04 94 55 66 77", StringComparison.Ordinal));
        Assert.Equal(named, row.Contains("Léa Petit", StringComparison.Ordinal));
    }
}
