using System.Net;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Transcription.Queue;
using CallAssist.Modules.Transcription.Servers;
using CallAssist.Tests.Web;
using CallAssist.Tests.Web.Library;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Transcription;

/// <summary>Transcription servers over HTTP, as they are when all is well and when it is not.</summary>
public sealed class ServerTests : IAsyncLifetime
{
    private WebHost _host = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await WebHost.StartAsync(builder =>
    {
        builder.Configuration["Transcription:UseDemoModel"] = "true";
        builder.Configuration["Transcription:ServerRetryMilliseconds"] = "1";
    });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Transcribe_AServerThatWorks_GetsEachVoiceAsMonoWavAndIsHeard()
    {
        await using var server = await FakeTranscriptionServer.StartAsync();
        await UseAsync(key: "secret", servers: server);
        var heard = Assert.IsType<TranscriberResult.Heard>(await TranscribeAsync(["Quintard", "DSN"]));
        Assert.Equal(("fr", "whisper-1"), (heard.Caller.Language, heard.Model));
        var segment = Assert.Single(heard.Caller.Segments);
        Assert.Equal((0.5, 2.5, "Bonjour madame, je vous écoute."), (segment.Start, segment.End, segment.Text));
        Assert.Equal(0.82, segment.Confidence, 0.01);
        Assert.Equal(5, segment.Words.Count);
        Assert.Equal(["known invention", "no speech"], heard.Caller.Dropped.Select(d => d.Reason).Order());

        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, r => Assert.Equal((16_000, 1, 160_000, "Bearer secret"), (r.Voice.SampleRate, r.Voice.Channels.Count, r.Voice.Channels[0].Length, r.Key)));
        Assert.Equal([1000, 2000], server.Requests.Select(r => (int)r.Voice.Channels[0].Max()).Order());
        var fields = server.Requests[0].Fields;
        Assert.Equal(("verbose_json", "fr", "Quintard, DSN"), (fields["response_format"][0], fields["language"][0], fields["prompt"][0]));
        Assert.Equal(["segment", "word"], fields["timestamp_granularities[]"].Order());
    }

    [Theory]
    [InlineData("fails")]
    [InlineData("slow")]
    [InlineData("cut")]
    [InlineData("text-only")]
    [InlineData("other-times")]
    [InlineData("page")]
    [InlineData("closed")]
    public async Task Transcribe_OneServerInTrouble_TheOtherIsAsked(string trouble)
    {
        await using var bad = await FakeTranscriptionServer.StartAsync();
        await using var good = await FakeTranscriptionServer.StartAsync();
        bad.Answer = Trouble(trouble);
        // Long enough for the good one, on any machine.
        await UseAsync(timeout: trouble == "slow" ? 5 : 60, servers: [bad, good]);
        Assert.IsType<TranscriberResult.Heard>(await TranscribeAsync());
        Assert.Equal(2, good.Requests.Count);
    }

    [Theory]
    [InlineData("fails", "server-away")]
    [InlineData("slow", "server-away")]
    [InlineData("closed", "server-away")]
    [InlineData("key", "server-key")]
    [InlineData("cut", "server-malformed")]
    [InlineData("text-only", "server-malformed")]
    [InlineData("other-times", "server-malformed")]
    [InlineData("page", "server-malformed")]
    public async Task Transcribe_NoServerCan_TheRecordingWaitsAndSaysWhy(string trouble, string code)
    {
        await using var bad = await FakeTranscriptionServer.StartAsync();
        bad.Answer = Trouble(trouble);
        await UseAsync(timeout: trouble == "slow" ? 1 : 60, servers: bad);
        var why = Assert.IsType<TranscriberResult.NotNow>(await TranscribeAsync());
        Assert.Equal(code, why.Code);
        Assert.NotEmpty(why.Detail);
    }

    [Theory]
    [InlineData("too-large")]
    [InlineData("elsewhere")]
    public async Task Transcribe_AServerThatDoesNotTakeIt_FailsTheRecording(string trouble)
    {
        await using var bad = await FakeTranscriptionServer.StartAsync();
        bad.Answer = Trouble(trouble);
        await UseAsync(servers: bad);
        Assert.Equal("server-rejected", Assert.IsType<TranscriberResult.NotThis>(await TranscribeAsync()).Code);
    }

    [Fact]
    public async Task Transcribe_AServerThatKeepsFailing_IsLeftAloneForAWhile()
    {
        await using var bad = await FakeTranscriptionServer.StartAsync();
        bad.Answer = Trouble("fails");
        await UseAsync(servers: bad);
        await TranscribeAsync();
        Assert.True((await Servers.StateAsync(Token)).Single().Resting);
        var asked = bad.Requests.Count;
        Assert.IsType<TranscriberResult.NotNow>(await TranscribeAsync());
        Assert.Equal(asked, bad.Requests.Count);
    }

    [Fact]
    public async Task Transcribe_ManyVoices_AreSharedOutWithinEachServersLimit()
    {
        await using var one = await FakeTranscriptionServer.StartAsync();
        await using var two = await FakeTranscriptionServer.StartAsync();
        // The first one asked answers when the other has been asked too.
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        one.Answer = http => AnswerAsync(http, first, second);
        two.Answer = http => AnswerAsync(http, second, first);
        await UseAsync(servers: [one, two]);
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TranscribeAsync())), r => Assert.IsType<TranscriberResult.Heard>(r));
        Assert.Equal((1, 1), (one.Most, two.Most));
        Assert.Equal(8, one.Requests.Count + two.Requests.Count);

        static async Task AnswerAsync(HttpContext http, TaskCompletionSource mine, TaskCompletionSource theirs)
        {
            mine.TrySetResult();
            await theirs.Task.WaitAsync(Token);
            await http.Response.WriteAsJsonAsync(FakeTranscriptionServer.Good, Token);
        }
    }

    [Fact]
    public async Task Transcribe_NoServerCanButTheSettingsSaySo_TheEngineHereTakesOver()
    {
        await using var bad = await FakeTranscriptionServer.StartAsync();
        bad.Answer = Trouble("fails");
        await UseAsync(fallBack: true, servers: bad);
        var heard = Assert.IsType<TranscriberResult.Heard>(await TranscribeAsync());
        Assert.True(heard.Demo);
        // What the servers wasted is not the engine's speed.
        Assert.NotNull(heard.Took);
    }

    [Fact]
    public async Task Recording_WhileEveryServerIsAway_WaitsAndGoesOnWhenOneIsBack()
    {
        await using var server = await FakeTranscriptionServer.StartAsync();
        server.Answer = Trouble("closed");
        await UseAsync(servers: server);
        Assert.Empty(await _host.WithAsync<CallAssist.Modules.Identity.Contracts.IPeople, IReadOnlyList<string>>(people =>
            people.AddAsync(new() { UserName = "lea", DisplayName = "Léa Petit", Extensions = ["6002"] }, WebHost.Password)));
        var answer = await _host.UploadAsync(await _host.TokenAsync(), "Calls/dialogue1-dsn.pcapng", "&extension=6002");
        var id = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement.GetProperty("id").GetGuid();
        var recordings = _host.Services.GetRequiredService<IRecordings>();
        await ModuleHost.EventuallyAsync(async () => (await recordings.FindAsync(id))?.WaitingCode == "server-away", "The recording does not wait for a server.");

        // Another address, so that nothing rests any more.
        await using var back = await FakeTranscriptionServer.StartAsync();
        await UseAsync(servers: back);
        await _host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<WatchServers>().Single().LookAsync(Token);
        await ModuleHost.EventuallyAsync(async () => (await recordings.FindAsync(id))?.State == "drafted", "The recording did not go on.");
        var transcript = (await _host.Services.GetRequiredService<ITranscripts>().FindAsync(id))!;
        Assert.Equal(("whisper-1", 2), (transcript.Model, transcript.Segments.Count));
        Assert.Equal(10, transcript.Segments[0].WordTimes!.Count);
    }

    [Theory]
    [InlineData("http://8.8.8.8/v1", false, "Outside")]
    [InlineData("http://whisper.example.org/v1", true, "Plain")]
    [InlineData("https://8.8.8.8/v1", true, null)]
    [InlineData("http://192.168.1.20:8080/v1", false, null)]
    [InlineData("http://whisper:8080/v1", false, null)]
    [InlineData("ftp://10.0.0.1/v1", false, "Url")]
    [InlineData("whisper", false, "Url")]
    [InlineData("", false, "None")]
    public async Task Save_AnAddress_IsCheckedAndVoicesStayInTheHouse(string url, bool outside, string? problem)
    {
        var problems = await Servers.SaveAsync(new() { On = true, Servers = [new(url, outside)] }, null, Token);
        Assert.Equal(problem is null ? [] : [problem], problems);
    }

    [Fact]
    public async Task Transcribe_ANameThatLeadsOutside_SendsNothing()
    {
        await _host.Services.GetRequiredService<ServerStore>().SaveAsync(new() { On = true, Servers = [new("http://192.0.2.1/v1", Outside: false)] }, null, Token);
        Assert.Equal("server-outside", Assert.IsType<TranscriberResult.NotNow>(await TranscribeAsync()).Code);
    }

    private ITranscriptionServers Servers => _host.Services.GetRequiredService<ITranscriptionServers>();

    private Task UseAsync(string? key = null, int timeout = 60, bool fallBack = false, params FakeTranscriptionServer[] servers) =>
        _host.Services.GetRequiredService<ServerStore>().SaveAsync(
            new() { On = true, Servers = [.. servers.Select(s => new ServerAddress(s.Url, Outside: false))], TimeoutSeconds = timeout, FallBack = fallBack }, key, Token);

    // Ten seconds of a tone on either side, one louder than the other.
    private Task<TranscriberResult> TranscribeAsync(params string[] expected)
    {
        float[] Tone(float loud) => [.. Enumerable.Range(0, 160_000).Select(i => (i / 20 % 2 == 0 ? loud : -loud) / 32_768)];
        return _host.Services.GetRequiredService<ITranscriber>().TranscribeAsync(new(Tone(1000), Tone(2000)), expected, new Progress<double>(), Token);
    }

    private static Func<HttpContext, Task> Trouble(string kind) => kind switch
    {
        "fails" => http => Status(http, 503),
        "key" => http => Status(http, 401),
        "too-large" => http => Status(http, 413),
        "elsewhere" => http =>
        {
            http.Response.Redirect("http://192.0.2.1/v1/audio/transcriptions", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        }
        ,
        "slow" => http => Task.Delay(TimeSpan.FromMinutes(5), http.RequestAborted),
        "closed" => http =>
        {
            http.Abort();
            return Task.CompletedTask;
        }
        ,
        "cut" => http => http.Response.WriteAsync("""{"task":"transcribe","language":"french","segments":[{"id":0,"start":0.5,"en"""),
        "page" => http => http.Response.WriteAsync("<html>Welcome to nginx!</html>"),
        "text-only" => http => http.Response.WriteAsJsonAsync(new { text = "Bonjour madame." }),
        "other-times" => http => http.Response.WriteAsJsonAsync(new { language = "fr", segments = new[] { new { start = 0.0, end = 95.0, text = "Bonjour" } } }),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static Task Status(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
