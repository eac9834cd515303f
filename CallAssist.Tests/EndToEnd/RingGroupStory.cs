using System.Net;
using Microsoft.Playwright;

namespace CallAssist.Tests.EndToEnd;

/// <summary>A call rings at two phones; one answers, and the other's card goes away by itself.</summary>
public sealed class RingGroupStory(PublishedApp published, Browser browser)
{
    /// <summary>A tab that nobody looks at, on a desktop that writes down what it is told: a headless browser has neither.</summary>
    private const string InTheBackground =
        """
        window.notices = [];
        Object.defineProperty(document, 'hidden', { get: () => true });
        window.Notification = class {
          static permission = 'granted';
          constructor(title) { notices.push('open ' + title); }
          close() { notices.push('close'); }
        };
        """;

    [Fact]
    public async Task Call_RingsAtTwo_TheCardOfWhoDidNotAnswerGoes()
    {
        var data = Directory.CreateTempSubdirectory("callassist-ring-").FullName;
        await using var app = await published.StartAsync(data);
        using var http = new HttpClient { BaseAddress = new(app.Address) };
        var ada = await browser.OpenAsync(app.Address);
        await ada.SetUpOfficeAsync();
        var leasPassword = await ada.AddOperatorAsync("Léa Petit", "lea", "6002");
        var tomsPassword = await ada.AddOperatorAsync("Tom Roux", "tom", "6003");
        var token = await ada.CreateTokenAsync("Standard", "asterisk");
        var lea = await browser.OpenAsync(app.Address);
        await lea.AddInitScriptAsync(InTheBackground);
        await lea.SignInAsync("lea", leasPassword);
        var tom = await browser.OpenAsync(app.Address, 390, 844);
        await tom.SignInAsync("tom", tomsPassword);

        // As the dialplan tells it: the caller's channel, then a channel per phone.
        await TellAsync("event=incoming&uniqueid=1.1&linkedid=1.1&caller=0494112233&called=0199001000");
        await TellAsync("event=ringing&uniqueid=1.2&linkedid=1.1&peer=6002");
        await TellAsync("event=ringing&uniqueid=1.3&linkedid=1.1&peer=6003");
        await Assertions.Expect(lea.Locator("article.card")).ToContainTextAsync("04 94 11 22 33");
        await NoticesAsync(lea, "open 04 94 11 22 33");
        await Assertions.Expect(tom.GetByText("Vous prévenir quand cet onglet")).ToBeVisibleAsync();
        await Assertions.Expect(tom.Locator("article.card")).ToContainTextAsync("04 94 11 22 33");

        await TellAsync("event=answered&uniqueid=1.3&linkedid=1.1&peer=6003");
        await Assertions.Expect(tom.Locator("article.card")).ToContainTextAsync("En communication");
        await Assertions.Expect(lea.Locator("article.card")).ToHaveCountAsync(0);
        await NoticesAsync(lea, "open 04 94 11 22 33", "close");
        await Browser.PictureAsync(tom, "ring-tom");

        await TellAsync("event=hangup&uniqueid=1.1&linkedid=1.1&dialstatus=ANSWER");
        await Assertions.Expect(tom.Locator("article.card")).ToHaveCountAsync(0);
        await Assertions.Expect(tom.GetByRole(AriaRole.Heading, new() { Name = "Appels sans intervention" })).ToBeVisibleAsync();
        await Assertions.Expect(lea.GetByRole(AriaRole.Heading, new() { Name = "Appels sans intervention" })).ToHaveCountAsync(0);

        async Task TellAsync(string query) =>
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"hooks/{token}/asterisk?{query}", TestContext.Current.CancellationToken)).StatusCode);
    }

    /// <summary>The script that tells the desktop may come after the card that it tells of.</summary>
    private static async Task NoticesAsync(IPage page, params string[] told)
    {
        await page.WaitForFunctionAsync("count => notices.length >= count", told.Length);
        Assert.Equal(told, await page.EvaluateAsync<string[]>("notices"));
    }
}
