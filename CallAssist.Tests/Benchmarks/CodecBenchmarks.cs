using BenchmarkDotNet.Attributes;
using CallAssist.Engines.Voices;

namespace CallAssist.Benchmarks;

/// <summary>One minute of one voice through each decoder that is written in C#: 3000 packets of 20 ms.</summary>
[MemoryDiagnoser]
public class CodecBenchmarks
{
    private const int Packets = 3000;

    private readonly byte[] _payload = new byte[640];
    private readonly short[] _samples = new short[16_384];

    [GlobalSetup]
    public void SetUp() => new Random(1).NextBytes(_payload);

    [Benchmark]
    public int Pcma() => Minute(8, 160);

    [Benchmark]
    public int G722() => Minute(9, 160);

    [Benchmark]
    public int Gsm()
    {
        _payload[0] = 0xD0; // the mark of a frame
        return Minute(3, 33);
    }

    private int Minute(int payloadType, int length)
    {
        var decoder = Codec.Static(payloadType)!.NewDecoder()!;
        var count = 0;
        for (var i = 0; i < Packets; i++) count += decoder.Decode(_payload.AsSpan(0, length), _samples);
        return count;
    }
}
