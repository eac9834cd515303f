using CallAssist.Agent.Capture.Sealed;
using CallAssist.Agent.Settings;
using CallAssist.Agent.Spool;
using CallAssist.Agent.Upload;
using CallAssist.Protocol.AgentV1;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallAssist.Tests.Agent.Capture;

/// <summary>The line to the server: cut at any byte, slow on purpose, away for days.</summary>
public sealed class CutTests
{
    private const string Call = "Calls/dialogue1-dsn.pcapng";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_CutAtAnyByte_SendsOneChunkAgainAtMost()
    {
        await using var office = await AgentOffice.OpenAsync();
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var received = 0;
        // Around every border of a chunk, the last byte, the answer to the last chunk, and wherever else.
        Func<int, int>[] cuts =
        [
            _ => 0, _ => 1, _ => AgentApi.MaxChunk - 1, _ => AgentApi.MaxChunk, _ => AgentApi.MaxChunk + 1, total => total - 1, total => total,
            .. Enumerable.Range(0, 12).Select(_ => (Func<int, int>)(total => random.Next(total))),
        ];
        foreach (var cut in cuts)
        {
            // Each one other bytes: the server knows a capture by its content.
            var (_, bytes) = CaptureSendTests.ReadyBytes(office, until: 60 + received * 0.2);
            Assert.True(bytes.Length > AgentApi.MaxChunk);
            var at = cut(bytes.Length);
            using var line = new CutLine(at);
            var pass = Pass(office.Options, line);

            Assert.Equal(Obstacle.Unreachable, (await pass.RunAsync(Ct)).Obstacle?.Obstacle);
            Assert.Equal(1, (await pass.RunAsync(Ct)).Settled);

            Assert.True(line.Sent <= bytes.Length + AgentApi.MaxChunk, $"Seed {seed}: cut at {at} of {bytes.Length}, {line.Sent} bytes travelled.");
            Assert.Equal(++received, (await office.ListAsync()).Count);
        }
    }

    [Fact]
    public async Task Upload_Throttled_TakesAsLongAsItsRateAllows()
    {
        await using var office = await AgentOffice.OpenAsync();
        var (_, bytes) = CaptureSendTests.ReadyBytes(office, until: 70);
        var options = office.Options;
        options.UploadRate = 100_000;
        var clock = new PatientClock();
        using var line = new CutLine(long.MaxValue);

        Assert.Equal(1, (await Pass(options, line, clock).RunAsync(Ct)).Settled);

        Assert.Equal(bytes.Length / 100_000.0, clock.Waited.TotalSeconds, 0.1);
    }

    [Fact]
    public async Task Captures_OfThreeDaysWithoutTheServer_AllArriveWholeAndOldestFirst()
    {
        await using var office = await AgentOffice.OpenAsync();
        await office.StopServerAsync();
        using var line = new CutLine(long.MaxValue);
        using var bench = new CaptureBench(new AgentOptions { Spool = office.Spool });
        bench.Policy(CaptureMode.Always);
        var made = new List<DateTimeOffset>();
        for (var hour = 0; hour < 72; hour++)
        {
            // A call every third hour; the PC is switched off and on in between. The spool is walked through each hour, in vain.
            if (hour % 3 == 0)
            {
                bench.Restart();
                bench.Play(Call, until: 6 + hour / 10.0, later: TimeSpan.FromHours(hour));
                bench.Recorder.Stop();
                made.Add(bench.Read(bench.Files("held").Last()).Facts.StartedAt);
            }

            bench.Clock.Now += TimeSpan.FromMinutes(11);
            bench.Recorder.Tick();
            Assert.Equal(Obstacle.Unreachable, (await Pass(office.Options, line).RunAsync(Ct)).Obstacle?.Obstacle);
        }

        Assert.Equal(made.Count, bench.Files("ready").Length);
        await office.StartServerAsync();
        Assert.Equal(made.Count, (await Pass(office.Options, line).RunAsync(Ct)).Settled);

        Assert.Empty(bench.Files("ready"));
        var arrived = (await office.ListAsync()).OrderBy(r => r.Id).Select(r => r.Name).ToList();
        Assert.Equal(made.Select(at => $"{at:yyyy-MM-dd HH-mm-ss} 6002.pcapng"), arrived);
        Assert.Equal(made.Order(), made);
    }

    private static CapturePass Pass(AgentOptions options, CutLine line, TimeProvider? clock = null)
    {
        var spool = new CaptureSpool(options, TimeProvider.System);
        spool.Prepare();
        // Not disposed: the line below it is the test's.
        var http = new HttpClient(line, disposeHandler: false) { BaseAddress = options.ServerAddress };
        return new(spool, new ChunkedUploader(http, options, clock ?? TimeProvider.System), NullLogger<CapturePass>.Instance);
    }

    /// <summary>A line that breaks once, when so many bytes of chunks have travelled; where that is the end of a chunk, before its answer comes.</summary>
    private sealed class CutLine(long at) : DelegatingHandler(new SocketsHttpHandler())
    {
        private bool _cut;

        /// <summary>Bytes of chunks that left.</summary>
        public long Sent { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method != HttpMethod.Put)
                return await base.SendAsync(request, cancellationToken);
            var chunk = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            if (_cut || Sent + chunk.Length < at)
            {
                Sent += chunk.Length;
                return await base.SendAsync(request, cancellationToken);
            }

            _cut = true;
            var part = (int)(at - Sent);
            Sent += part;
            request.Content = new PartOf(chunk, part);
            using var lost = await base.SendAsync(request, cancellationToken);
            throw new HttpRequestException("The answer was lost.");
        }
    }

    private sealed class PartOf(byte[] chunk, int part) : HttpContent
    {
        protected override bool TryComputeLength(out long length)
        {
            length = chunk.Length;
            return true;
        }

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(chunk.AsMemory(0, part));
            await stream.FlushAsync();
            if (part < chunk.Length)
                throw new IOException("The line broke.");
        }
    }

    /// <summary>Waits of less than two minutes are over at once, and are counted; longer ones are limits that are never reached.</summary>
    private sealed class PatientClock : TimeProvider
    {
        public TimeSpan Waited { get; private set; }

        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime > TimeSpan.FromMinutes(2) || dueTime < TimeSpan.Zero)
                return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
            Waited += dueTime;
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
