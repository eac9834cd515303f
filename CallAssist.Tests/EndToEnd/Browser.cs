using CallAssist.Tests.EndToEnd;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace CallAssist.Tests.EndToEnd;

/// <summary>
/// A real Chromium, started once per test run. Where none is installed the test is skipped with that reason; with
/// <c>CALLASSIST_REQUIRE_BROWSER=1</c> it fails instead.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task<IPage> OpenAsync(string address, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await (await StartAsync()).NewContextAsync(new()
        {
            BaseURL = address, Locale = "fr-FR", ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme,
        });
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Keeps a picture of the page where CALLASSIST_SCREENSHOTS names a folder.</summary>
    public static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CALLASSIST_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    private async Task<IBrowser> StartAsync()
    {
        if (_browser is not null)
            return _browser;
        var program = Places.FirstOrDefault(File.Exists);
        if (program is null)
        {
            const string reason = "No Chromium is installed (Debian: apt-get install chromium).";
            Assert.False(Environment.GetEnvironmentVariable("CALLASSIST_REQUIRE_BROWSER") == "1", reason);
            Assert.Skip(reason);
        }

        // A machine that builds meanwhile is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        return _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
    }
}
