using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using CallAssist.Agent.Settings;
using CallAssist.Agent.Verbs;
using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Protocol.AgentV1;
using CallAssist.Tests.Fakes;
using CallAssist.Tests.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Agent;

/// <summary>A server with a certificate that nobody signed, as an office without a domain has it, and another one in its place.</summary>
public sealed class CertificateTests : IAsyncLifetime
{
    private readonly X509Certificate2 _own = Make();
    private readonly X509Certificate2 _other = Make();
    private readonly string _address = $"https://127.0.0.1:{FreePort.Next()}/";
    private X509Certificate2 _shown = null!;
    private AgentOffice _office = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IAgents Agents => _office.Services.GetRequiredService<IAgents>();

    [Fact]
    public async Task Enrol_WithThePinInItsCode_KeepsItAndSendsToThatServer()
    {
        var (exit, settings, error) = await EnrolAsync($"{await CodeAsync()}.{await Agents.PinAsync(new(_address), Ct)}");

        Assert.True(exit == 0, error);
        Assert.Equal(CertificatePin.Of(_own), JsonDocument.Parse(await File.ReadAllTextAsync(settings, Ct)).RootElement.GetProperty("pin").GetString());
        Assert.Equal(0, (await SendAsync(settings)).Exit);
    }

    [Fact]
    public async Task Enrol_WithoutAPin_SendsNothingNamesThePinAndLeavesTheCodeGood()
    {
        var code = await CodeAsync();

        var (exit, _, error) = await EnrolAsync(code);

        Assert.Equal(1, exit);
        Assert.Contains(CertificatePin.Of(_own), error);
        Assert.Empty(await Agents.ListAsync(Ct));
        Assert.Equal(0, (await EnrolAsync(code, "--pin", CertificatePin.Of(_own))).Exit);
    }

    [Fact]
    public async Task Enrol_WhereAnotherCertificateIsShown_SaysSo()
    {
        _shown = _other;

        var (exit, _, error) = await EnrolAsync($"{await CodeAsync()}.{CertificatePin.Of(_own)}");

        Assert.Equal(1, exit);
        Assert.Contains("shows another certificate", error);
        Assert.Empty(await Agents.ListAsync(Ct));
    }

    [Fact]
    public async Task Certificate_ChangedAfterTheEnrolment_IsRefusedByEveryPartAndSaid()
    {
        var (_, settings, _) = await EnrolAsync($"{await CodeAsync()}.{CertificatePin.Of(_own)}");
        _shown = _other;

        var (exit, error) = await SendAsync(settings);
        Assert.Equal(1, exit);
        Assert.Contains("certificate has changed", error);
        Assert.Equal(0, (await _office.Services.GetRequiredService<IRecordingSearch>().FindAsync(new() { Role = Roles.Supervisor }, new(), Ct)).Total);
        var (output, log) = (new StringWriter(), new FakeLog());
        Assert.Equal(1, await AgentProgram.RunAsync(["doctor", "--settings", settings, "--spool", _office.Spool, "--capture", "false", "--language", "en"], output, TextWriter.Null));
        Assert.Contains($"certificate has changed (pin {CertificatePin.Of(_other)}, enrolled with {CertificatePin.Of(_own)})", output.ToString());

        var capture = _office.Drop();
        using var agent = await AgentOffice.WatchAsync(Options(settings), log);
        await ModuleHost.EventuallyAsync(() => Task.FromResult(log.Lines.Any(l => l.Line.Contains("Untrusted")) && log.Lines.Any(l => l.Line.Contains("No connection to the server's feed"))), "Nobody said so.");
        Assert.True(File.Exists(capture));
        // The former one is back: nothing was lost.
        _shown = _own;
        await ModuleHost.EventuallyAsync(() => Task.FromResult(!File.Exists(capture)), "It never went on.");
        await agent.StopAsync(Ct);
    }

    [Fact]
    public async Task Doctor_OfAPinnedServer_ShowsThePin()
    {
        var (_, settings, _) = await EnrolAsync($"{await CodeAsync()}.{CertificatePin.Of(_own)}");
        var output = new StringWriter();

        Assert.Equal(0, await AgentProgram.RunAsync(["doctor", "--settings", settings, "--spool", _office.Spool, "--capture", "false", "--language", "en"], output, TextWriter.Null));

        Assert.Contains($"is the one of the enrolment (pin {CertificatePin.Of(_own)})", output.ToString());
    }

    [Fact]
    public async Task Enrolment_TriedTooOften_IsAskedToWait()
    {
        for (var i = 0; i < 10; i++)
            Assert.Equal(1, (await EnrolAsync("0000-0000-0000", "--pin", CertificatePin.Of(_own))).Exit);

        var (exit, _, error) = await EnrolAsync(await CodeAsync(), "--pin", CertificatePin.Of(_own));

        Assert.Equal(2, exit);
        Assert.Contains("asks for patience (HTTP 429)", error);
    }

    public async ValueTask InitializeAsync()
    {
        _shown = _own;
        _office = await AgentOffice.OpenAsync(builder =>
        {
            builder.WebHost.UseUrls($"{builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey)};{_address}");
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificateSelector = (_, _) => _shown));
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _office.DisposeAsync();
        _own.Dispose();
        _other.Dispose();
    }

    private static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=callassist", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        // Some TLS stacks take no key that was never exported.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private async Task<string> CodeAsync() => (await Agents.InviteAsync("PC", ["6002"], Ct)).Code;

    private async Task<(int Exit, string Settings, string Error)> EnrolAsync(string code, params string[] more)
    {
        var settings = Path.Combine(_office.Folder, "pinned.json");
        var error = new StringWriter();
        var exit = await AgentProgram.RunAsync(["enrol", code, "--server", _address, "--language", "en", "--settings", settings, .. more], TextWriter.Null, error, Ct);
        return (exit, settings, error.ToString());
    }

    private static async Task<(int Exit, string Error)> SendAsync(string settings)
    {
        var error = new StringWriter();
        return (await AgentProgram.RunAsync(["send", AgentOffice.Capture(), "--language", "en", "--settings", settings], TextWriter.Null, error, Ct), error.ToString());
    }

    private AgentOptions Options(string settings)
    {
        var json = JsonDocument.Parse(File.ReadAllText(settings)).RootElement;
        var options = _office.Options;
        (options.Server, options.Token, options.Pin) = (_address, json.GetProperty("token").GetString()!, json.GetProperty("pin").GetString()!);
        return options;
    }
}
