using Microsoft.Playwright;

namespace CallAssist.Tests.EndToEnd;

/// <summary>Every page of the shell on a screen and on a phone, light and dark: nothing sticks out, nothing fails in the console, all text reads.</summary>
public sealed class PagesStory(PublishedApp published, Browser browser)
{
    private static readonly string[] Pages = ["/", "/profile", "/recordings", "/recordings?q=dsn", "/downloads", "/care", "/audit", "/jobs", "/jobs?view=work", "/jobs?view=recurring", "/jobs?view=history", "/health", "/settings", "/model", "/users", "/users?person=new", "/agents", "/tokens", "/mails", "/statistics", "/board", "/inbox", "/sources/voicemanager", "/sources/phones?phone=new", "/catalogue", "/catalogue?id=dsn", "/summaries", "/ledger", "/webhooks", "/webhooks?id=-"];

    /// <summary>
    /// Texts whose contrast with what is really behind them is under WCAG AA (4.5; 3 for large text), with the ratio.
    /// Walks up to the first opaque background and blends opacity on the way.
    /// </summary>
    private const string PaleTexts =
        """
        () => {
          const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const rgba = css => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = css; canvas.fillRect(0, 0, 1, 1); const d = canvas.getImageData(0, 0, 1, 1).data; return [d[0], d[1], d[2], d[3] / 255]; };
          const over = (top, under, a = top[3]) => [0, 1, 2].map(i => top[i] * a + under[i] * (1 - a));
          const luminance = c => c.slice(0, 3).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4).reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
          const behind = element => {
            const layers = [];
            for (let e = element; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c[3] > 0) layers.push(c); if (c[3] === 1) break; }
            return layers.reverse().reduce((under, c) => over(c, under), [255, 255, 255]);
          };
          const pale = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || element.closest('.skip, .ca-hidden, :disabled, script')) continue;
            const style = getComputedStyle(element);
            let opacity = 1;
            for (let e = element; e; e = e.parentElement) opacity *= getComputedStyle(e).opacity;
            const ground = behind(element);
            const text = over(rgba(style.color), ground, opacity);
            const [a, b] = [luminance(text), luminance(ground)];
            const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
            const large = parseFloat(style.fontSize) >= 24 || parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700;
            if (ratio < (large ? 3 : 4.5)) pale.push(`${walker.currentNode.data.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
          }
          return pale;
        }
        """;

    [Theory]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Pages_AtThisWidthAndInThisTheme_FitAndRead(int width, ColorScheme scheme)
    {
        var data = Directory.CreateTempSubdirectory("callassist-story-").FullName;
        await using var app = await published.StartAsync(data);
        var page = await browser.OpenAsync(app.Address, width, height: width > 600 ? 900 : 844, scheme);
        var failures = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                failures.Add(message.Text);
        };
        page.PageError += (_, error) => failures.Add(error);
        await page.SetUpOfficeAsync();
        foreach (var path in Pages)
        {
            await page.GotoAsync(path);
            await page.Locator("main h1").WaitForAsync();
            await Assertions.Expect(page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
            await Browser.PictureAsync(page, $"page-{path.Trim('/').Replace("?", "-")}-{width}-{scheme}".ToLowerInvariant());
            Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"{path} is wider than {width} px.");
            Assert.Empty((await page.EvaluateAsync<string[]>(PaleTexts)).Select(text => $"{path}: {text}"));
        }

        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('nav li a')].filter(a => a.offsetHeight > 50).map(a => a.textContent)"));
        Assert.Empty(failures);
    }
}
