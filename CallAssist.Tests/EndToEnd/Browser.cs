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

    /// <summary>How long anything is waited for, in milliseconds: a machine that builds meanwhile is slow, not wrong.</summary>
    private const float Patience = 120_000;

    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task<IPage> OpenAsync(string address, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await (await StartAsync()).NewContextAsync(new()
        {
            BaseURL = address, Locale = "fr-FR", ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme,
        });
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _starting.Dispose();
    }

    /// <summary>Keeps a picture of the page where CALLASSIST_SCREENSHOTS names a folder.</summary>
    public static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CALLASSIST_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    /// <summary>Stories of several classes ask for it at the same time.</summary>
    private async Task<IBrowser> StartAsync()
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _browser ??= await LaunchAsync();
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task<IBrowser> LaunchAsync()
    {
        var program = Places.FirstOrDefault(File.Exists);
        if (program is null)
        {
            const string reason = "No Chromium is installed (Debian: apt-get install chromium).";
            Assert.False(Environment.GetEnvironmentVariable("CALLASSIST_REQUIRE_BROWSER") == "1", reason);
            Assert.Skip(reason);
        }

        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] });
    }
}
