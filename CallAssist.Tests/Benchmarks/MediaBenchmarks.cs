using BenchmarkDotNet.Attributes;
using CallAssist.Engines.Packets;
using CallAssist.Engines.Voices;

namespace CallAssist.Benchmarks;

/// <summary>The media engine on a call of one hour: 360,000 RTP packets, 83 MB.</summary>
[MemoryDiagnoser]
public class MediaBenchmarks
{
    private const int PacketsPerSide = 180_000;

    private byte[] _capture = [];

    [GlobalSetup]
    public void SetUp() => _capture = SyntheticCapture.Call(PacketsPerSide);

    /// <summary>The floor: every byte of the capture looked at once; the figure is per packet, too.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = 2 * PacketsPerSide)]
    public int ReadMemory() => _capture.AsSpan().Count((byte)0x55);

    /// <summary>Capture to demultiplexed streams; the figure is per packet.</summary>
    [Benchmark(OperationsPerInvoke = 2 * PacketsPerSide)]
    public int Demultiplex()
    {
        using var index = new CaptureIndex();
        index.Read(new MemoryStream(_capture), CancellationToken.None);
        return index.Streams.Count;
    }

    /// <summary>Capture to two voices at 8 kHz, which nobody keeps.</summary>
    [Benchmark]
    public MediaReport HourTo8k() => Voices(8000);

    /// <summary>Capture to two voices at 16 kHz.</summary>
    [Benchmark]
    public MediaReport HourTo16k() => Voices(16_000);

    private MediaReport Voices(int rate) => MediaExtractor.Extract(new MemoryStream(_capture), new MediaOptions { SampleRate = rate, Sink = _ => new NoSink() });
}
