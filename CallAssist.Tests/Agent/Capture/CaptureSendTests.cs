using CallAssist.Agent.Settings;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Protocol.AgentV1;
using CallAssist.Tests.Fakes;
using CallAssist.Tests.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Agent.Capture;

/// <summary>The agent's own captures on their way to the real server.</summary>
public sealed class CaptureSendTests
{
    private const string Call = "Calls/dialogue1-dsn.pcapng";

    [Fact]
    public async Task Capture_Released_BecomesARecordingThatKnowsItsPausesAndIsDestroyedHere()
    {
        await using var office = await AgentOffice.OpenAsync();
        var facts = Ready(office, pausedAt: 20);

        using var agent = await AgentOffice.WatchAsync(Capturing(office));
        await GoneAsync(office);
        await agent.StopAsync();

        var recording = Assert.Single(await office.ListAsync());
        var known = await office.Services.GetRequiredService<ICaptureFacts>().FindAsync(recording.Id, TestContext.Current.CancellationToken);
        Assert.Equal(facts, known! with { Pauses = facts.Pauses });
        Assert.Equal(facts.Pauses, known.Pauses);
        var pause = Assert.Single(known.Pauses);
        var shapes = office.Services.GetRequiredService<ICallShapes>();
        CallShape? shape = null;
        await ModuleHost.EventuallyAsync(async () => (shape = await shapes.FindAsync(recording.Id)) is not null, "The voices were never extracted.");
        // The player marks it where it was.
        Assert.Contains(shape!.Marks, m => m.Kind == "pause" && Math.Abs(m.At.Length - (pause.To - pause.From).TotalSeconds) < 0.1);
        Assert.Empty(Directory.GetDirectories(Path.Combine(office.Folder, "data", "uploads")));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.7)]
    [InlineData(1.0)]
    public async Task Capture_ConnectionCutWithinAChunk_GoesOnFromTheLastWholeOne(double cutAt)
    {
        var line = new BadLine(cutAt);
        await using var office = await AgentOffice.OpenAsync(builder => builder.Services.AddSingleton<IStartupFilter>(line));
        Ready(office);

        using var agent = await AgentOffice.WatchAsync(Capturing(office));
        await GoneAsync(office);
        await agent.StopAsync();

        Assert.Single(await office.ListAsync());
        // The first chunk travelled once; what was cut, twice; where only the answer was lost, nothing travels again.
        Assert.Equal(1, line.Chunks.Count(offset => offset == 0));
        Assert.Equal(cutAt < 1 ? 2 : 1, line.Chunks.Count(offset => offset == AgentApi.MaxChunk));
    }

    [Fact]
    public async Task Captures_OfSeveralDaysOffline_ArriveOldestFirst()
    {
        await using var office = await AgentOffice.OpenAsync();
        await office.StopServerAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < 3; i++)
            ids.Add(Ready(office, until: 10 + i).CaptureId);
        var log = new FakeLog();
        using var agent = await AgentOffice.WatchAsync(Capturing(office), log);
        await ModuleHost.EventuallyAsync(() => Task.FromResult(log.Lines.Any(l => l.Line.Contains("Unreachable"))), "The log never said so.");

        await office.StartServerAsync();
        await GoneAsync(office);
        await agent.StopAsync();

        var facts = office.Services.GetRequiredService<ICaptureFacts>();
        var arrived = new List<Guid>();
        foreach (var recording in (await office.ListAsync()).OrderBy(r => r.Id))
            arrived.Add((await facts.FindAsync(recording.Id, TestContext.Current.CancellationToken))!.CaptureId);
        Assert.Equal(ids.Order(), arrived);
    }

    [Fact]
    public async Task Capture_TooLargeForTheServer_StaysHereSealed()
    {
        await using var office = await AgentOffice.OpenAsync(builder => builder.Configuration["Recordings:MaxCaptureBytes"] = "100000");
        Ready(office);

        using var agent = await AgentOffice.WatchAsync(Capturing(office));
        await GoneAsync(office);
        await agent.StopAsync();

        Assert.Single(Directory.GetFiles(Path.Combine(office.Spool, "captures"), "*.refused"));
        Assert.Empty(await office.ListAsync());
    }

    /// <summary>A finished capture whose grace is over; the clock is the captured call's own.</summary>
    internal static CaptureFacts Ready(AgentOffice office, double until = 70, double? pausedAt = null) => ReadyBytes(office, until, pausedAt).Facts;

    /// <summary>The same, with the pcapng bytes that are to arrive.</summary>
    internal static (CaptureFacts Facts, byte[] Bytes) ReadyBytes(AgentOffice office, double until, double? pausedAt = null)
    {
        var bench = new CaptureBench(new AgentOptions { Spool = office.Spool });
        bench.Policy(CaptureMode.Always);
        var asked = 0;
        bench.Play(Call, seconds =>
        {
            // Ten seconds long.
            if (pausedAt is null || asked > 1 || seconds < pausedAt + 10 * asked)
                return;
            var action = asked++ == 0 ? CaptureAction.Pause : CaptureAction.Resume;
            bench.Recorder.Hear(new CaptureCommand(bench.Notes.Single(n => n.State != CaptureState.Held).Id, action));
        }, until);
        bench.Recorder.Stop();
        var (facts, bytes) = bench.Read(bench.Files("held").Last());
        bench.Recorder.Hear(new CaptureCommand(facts.CaptureId, CaptureAction.Release));
        return (facts, bytes);
    }

    /// <summary>An agent that would capture, but has nothing to capture with.</summary>
    internal static AgentOptions Capturing(AgentOffice office)
    {
        var options = office.Options;
        (options.Capture, options.Dumpcap) = (true, Path.Combine(office.Folder, "absent"));
        return options;
    }

    private static Task GoneAsync(AgentOffice office) => ModuleHost.EventuallyAsync(
        () => Task.FromResult(Directory.GetFiles(Path.Combine(office.Spool, "captures"), "*.ready").Length == 0), "A capture never left.");

    /// <summary>Cuts the connection once, in the second chunk: after this share of it came, or where 1, after the server stored it.</summary>
    private sealed class BadLine(double cutAt) : IStartupFilter
    {
        private int _cut;

        public List<long> Chunks { get; } = [];

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                if (!HttpMethods.IsPut(context.Request.Method) || !long.TryParse(context.Request.Query[AgentApi.Offset], out var offset))
                {
                    await rest(context);
                    return;
                }

                lock (Chunks)
                    Chunks.Add(offset);
                if (offset == 0 || Interlocked.Increment(ref _cut) > 1)
                {
                    await rest(context);
                    return;
                }

                if (cutAt < 1)
                {
                    var part = new byte[(int)(context.Request.ContentLength!.Value * cutAt)];
                    await context.Request.Body.ReadExactlyAsync(part);
                }
                else
                {
                    context.Response.Body = new MemoryStream();
                    await rest(context);
                }

                context.Abort();
            });
            next(app);
        };
    }
}
