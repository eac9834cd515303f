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

    /// <summary>File to demultiplexed streams; the figure is per packet.</summary>
    [Benchmark(OperationsPerInvoke = 2 * PacketsPerSide)]
    public int Demultiplex()
    {
        using var index = new CaptureIndex();
        index.Read(new MemoryStream(_capture), CancellationToken.None);
        return index.Streams.Count;
    }

    [Benchmark]
    public MediaReport HourTo8k() => MediaExtractor.Extract(new MemoryStream(_capture), new MediaOptions());

    [Benchmark]
    public MediaReport HourTo16k() => MediaExtractor.Extract(new MemoryStream(_capture), new MediaOptions { SampleRate = 16_000 });
}
