using System.Diagnostics;
using System.Net;
using CallAssist.Agent.Settings;
using CallAssist.Agent.Spool;
using CallAssist.Agent.Upload;
using CallAssist.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallAssist.Tests.Agent;

/// <summary>One walk through the spool, step by step, with a clock and a server that do as they are told.</summary>
public sealed class SpoolPassTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("callassist-spool-").FullName;
    private readonly FakeClock _clock = new();
    private readonly List<string> _asked = [];
    private Func<string, HttpResponseMessage> _answer = _ => Receipt();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Pass_FileJustSeen_WaitsUntilItHasSettled()
    {
        var pass = Pass();
        var file = Write("a.pcap");

        Assert.Equal(0, (await RunAsync(pass)).Settled);
        _clock.Now += TimeSpan.FromSeconds(5);
        Assert.Equal(1, (await RunAsync(pass)).Settled);

        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Pass_FileThatGrew_StartsToSettleAnew()
    {
        var pass = Pass();
        var file = Write("a.pcap");
        await RunAsync(pass);
        _clock.Now += TimeSpan.FromSeconds(4);
        await File.AppendAllTextAsync(file, "more");

        await RunAsync(pass);
        _clock.Now += TimeSpan.FromSeconds(4);
        await RunAsync(pass);
        Assert.Empty(_asked);
        _clock.Now += TimeSpan.FromSeconds(1);
        await RunAsync(pass);

        Assert.Single(_asked);
    }

    [Fact]
    public async Task Pass_FileStillOpenForWriting_IsLeftToItsWriter()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The recorder of this test is a shell.");
        var pass = Pass();
        var path = Write("a.pcap");
        // A recorder that takes no lock and writes nothing for a while, as dumpcap does while a call is on hold.
        using (var recorder = Process.Start(new ProcessStartInfo("sh", ["-c", "exec 3>>\"$0\"; echo ready; read line", path]) { RedirectStandardInput = true, RedirectStandardOutput = true })!)
        {
            await recorder.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            await SettledAsync(pass);
            Assert.Empty(_asked);
            recorder.StandardInput.Close();
            await recorder.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await SettledAsync(pass);
        Assert.Single(_asked);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Pass_FileThatGrewWhileItTravelled_StaysForAnotherTime()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets nobody write to a file that the agent has open.");
        var pass = Pass();
        var file = Write("a.pcap");
        _answer = _ =>
        {
            // As a recorder does it: without regard to locks.
            using var late = Process.Start("sh", ["-c", "printf late >> \"$0\"", file]);
            late.WaitForExit();
            return Receipt();
        };

        await SettledAsync(pass);

        Assert.Single(_asked);
        Assert.EndsWith("late", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Pass_ServerFailsOnOneFile_SendsTheOthers()
    {
        Write("a.pcap");
        Write("b.pcap");
        _answer = name => name == "a.pcap" ? new(HttpStatusCode.InternalServerError) : Receipt();

        var result = await SettledAsync(Pass());

        Assert.Equal(1, result.Settled);
        Assert.Equal(Obstacle.ServerFailed, result.Obstacle?.Obstacle);
        Assert.Equal(["a.pcap"], Left());
    }

    [Fact]
    public async Task Pass_ServerAway_AsksOnceAndKeepsAll()
    {
        Write("a.pcap");
        Write("b.pcap");
        _answer = _ => throw new HttpRequestException("refused");

        var result = await SettledAsync(Pass());

        Assert.True(result.IsStuck);
        Assert.Single(_asked);
        Assert.Equal(["a.pcap", "b.pcap"], Left());
    }

    [Fact]
    public async Task Pass_EmptyHiddenUnfinishedOrLinkedFiles_AreLeftAlone()
    {
        Write("empty.pcap", "");
        Write(".hidden.pcap");
        Write("a.pcap.part");
        File.CreateSymbolicLink(Path.Combine(_folder, "link.pcap"), Write("b.tmp"));

        await SettledAsync(Pass());

        Assert.Empty(_asked);
    }

    [Fact]
    public async Task Pass_SpoolGone_SaysSo()
    {
        var pass = Pass(Path.Combine(_folder, "unmounted"));

        Assert.Equal(Obstacle.SpoolUnreadable, (await RunAsync(pass)).Obstacle?.Obstacle);
    }

    private SpoolPass Pass(string? folder = null)
    {
        var options = new AgentOptions { Server = "https://desk.example", Token = "secret", Spool = folder ?? _folder, Settle = TimeSpan.FromSeconds(5) };
        var http = new HttpClient(new FakeServer(Answer)) { BaseAddress = options.ServerAddress };
        return new(new(options, _clock), new(http, options, TimeProvider.System), AgentTexts.For("en"), _clock, NullLogger<SpoolPass>.Instance);
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var name = request.RequestUri!.Query.Split("name=")[1];
        _asked.Add(name);
        return _answer(name);
    }

    private async Task<PassResult> SettledAsync(SpoolPass pass)
    {
        await RunAsync(pass);
        _clock.Now += TimeSpan.FromMinutes(1);
        return await RunAsync(pass);
    }

    private static async Task<PassResult> RunAsync(SpoolPass pass) => await pass.RunAsync(TestContext.Current.CancellationToken);

    private string Write(string name, string text = "capture")
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private string[] Left() => [.. Directory.GetFiles(_folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private static HttpResponseMessage Receipt() => new(HttpStatusCode.Created) { Content = new StringContent($$"""{"id":"{{Guid.NewGuid()}}","state":"received"}""") };
}
