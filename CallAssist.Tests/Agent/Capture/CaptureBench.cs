using System.IO.Compression;
using CallAssist.Agent.Capture;
using CallAssist.Agent.Capture.Calls;
using CallAssist.Agent.Capture.Packets;
using CallAssist.Agent.Capture.Sealed;
using CallAssist.Agent.Health;
using CallAssist.Agent.Settings;
using CallAssist.Engines.Packets;
using CallAssist.Engines.Voices;
using CallAssist.Protocol.AgentV1;
using CallAssist.Tests.Architecture;
using CallAssist.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallAssist.Tests.Agent.Capture;

/// <summary>The recorder on a folder of its own; captured calls are played to it packet by packet, with their own time.</summary>
internal sealed class CaptureBench : IDisposable
{
    private readonly AgentOptions _options;
    private readonly int _draw;

    /// <param name="options">Settings other than the usual.</param>
    /// <param name="draw">What chance will say, 0 to 99.</param>
    public CaptureBench(AgentOptions? options = null, int draw = 0)
    {
        (_options, _draw) = (options ?? new AgentOptions(), draw);
        if (_options.Spool.Length == 0)
            _options.Spool = Directory.CreateTempSubdirectory("callassist-capture-").FullName;
        Recorder = Start();
    }

    public string Folder => _options.Spool;

    public string Captures => Path.Combine(Folder, "captures");

    public FakeClock Clock { get; } = new();

    /// <summary>Room on the PC's disk.</summary>
    public long FreeBytes { get; set; } = 1L << 40;

    public Recorder Recorder { get; private set; }

    public ProblemBoard Problems { get; private set; } = null!;

    public CaptureSpool Spool { get; private set; } = null!;

    /// <summary>What the agent says of its captures at this moment.</summary>
    public IReadOnlyList<CaptureNote> Notes => Recorder.Report().OfType<CaptureList>().Single().Captures;

    /// <summary>What was refused within the last minute.</summary>
    public IReadOnlyList<CaptureRefusal> Refused => Recorder.Report().OfType<CaptureList>().Single().Refused ?? [];

    public IEnumerable<CaptureCancelled> Cancelled => Recorder.Report().OfType<CaptureCancelled>();

    /// <summary>A second agent over the same folder: the first one was killed.</summary>
    public void Restart() => Recorder = Start();

    public void Policy(CaptureMode mode, string extension = "6002", int percent = 20, params string[] excluded) => Recorder.Hear(new CapturePolicy([new(extension, mode, percent)], 600, excluded));

    /// <summary>Plays a fixture, as if so much later. <paramref name="at"/> is asked before each packet, with the seconds since the first.</summary>
    public void Play(string fixture, Action<double>? at = null, double until = double.MaxValue, Func<double, bool>? lose = null, TimeSpan later = default)
    {
        using var file = OpenFixture(fixture);
        var reader = new CaptureReader(file);
        long? first = null;
        while (reader.MoveNext())
        {
            first ??= reader.TimeNs;
            var seconds = (reader.TimeNs - first.Value) / 1e9;
            if (seconds > until)
                return;
            Clock.Now = DateTimeOffset.UnixEpoch.AddTicks(reader.TimeNs / 100) + later;
            at?.Invoke(seconds);
            if (lose?.Invoke(seconds) != true)
                Recorder.Take(new Frame(reader.LinkType, reader.TimeNs + later.Ticks * 100, reader.WireLength, reader.Data));
        }
    }

    /// <summary>The files in this state, oldest first.</summary>
    public string[] Files(string state) => [.. Directory.GetFiles(Captures, "*." + state).Order(StringComparer.Ordinal)];

    /// <summary>The only finished capture: its facts and its pcapng bytes.</summary>
    public (CaptureFacts Facts, byte[] Bytes) Only(string state = "held") => Read(Assert.Single(Files(state)));

    public (CaptureFacts Facts, byte[] Bytes) Read(string file)
    {
        using var capture = Spool.Open(file)!;
        var bytes = new byte[capture.Length];
        capture.ReadExactly(bytes);
        return (capture.Facts(), bytes);
    }

    public static CallMedia Extract(byte[] pcapng) => Assert.Single(
        MediaExtractor.Extract(new MemoryStream(pcapng), new MediaOptions { SampleRate = 8000 }, TestContext.Current.CancellationToken).Calls);

    public static CallMedia Original(string fixture)
    {
        using var file = OpenFixture(fixture);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return Extract(bytes.ToArray());
    }

    /// <summary>The voices' payloads within this span of seconds of a fixture, long enough to be told from chance.</summary>
    public static List<byte[]> Payloads(string fixture, double from, double to)
    {
        var payloads = new List<byte[]>();
        using var file = OpenFixture(fixture);
        var reader = new CaptureReader(file);
        long? first = null;
        while (reader.MoveNext())
        {
            first ??= reader.TimeNs;
            var seconds = (reader.TimeNs - first.Value) / 1e9;
            if (seconds < from || seconds >= to || !IpPacket.TryRead(LinkLayer.Network(reader.LinkType, reader.Data), out var ip) || ip.Protocol != 17)
                continue;
            var payload = ip.Payload[8..];
            if (payload.Length > 100 && payload[0] >> 6 == 2)
                payloads.Add(payload.ToArray());
        }

        return payloads;
    }

    public static Stream OpenFixture(string name)
    {
        var path = Path.Combine(SourceTree.Root, "CallAssist.Tests/Fixtures", name);
        return path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress) : File.OpenRead(path);
    }

    public void Dispose()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private Recorder Start()
    {
        var changed = new CallAssist.Agent.Health.Signal();
        Problems = new ProblemBoard(changed);
        Spool = new CaptureSpool(_options, Clock, _ => FreeBytes);
        var feed = new FeedCalls(Clock);
        var refusals = new Refusals(Clock);
        var recordings = new CallRecordings(Spool, Problems, refusals, Clock, NullLogger<CallRecordings>.Instance);
        var tracker = new CallTracker(new ServedPhones(_options), new MediaEnds(Problems), recordings, feed, Problems, new Dice(new FixedDraw(_draw)), Clock);
        var recorder = new Recorder(Spool, tracker, recordings, feed, new KeptPolicy(Spool), new DiskRoom(Spool, tracker, Problems, NullLogger<DiskRoom>.Instance), refusals, Problems, changed, Clock);
        recorder.Prepare();
        return recorder;
    }

    private sealed class FixedDraw(int value) : Random
    {
        public override int Next(int maxValue) => value;
    }
}
