using System.Diagnostics;
using CallAssist.Engines.Packets;
using CallAssist.Engines.Voices;

namespace CallAssist.Benchmarks;

/// <summary>The media engine on a capture file, in one run: to demultiplexed streams, and to voices that nobody keeps.</summary>
internal static class CaptureFile
{
    private const double Megabyte = 1 << 20;
    private const int Rounds = 3;

    public static void MeasureStreams(string path, TextWriter output)
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var (seconds, cpu, allocated) = Time(() => Demultiplex(path, round == Rounds ? output : TextWriter.Null));
            output.WriteLine($"to streams, round {round}: {seconds:F3} s ({cpu:F3} s of processor), {new FileInfo(path).Length / Megabyte / cpu:F0} MB/s, {allocated / Megabyte:F1} MB allocated");
        }
    }

    public static void MeasureVoices(string path, int rate, TextWriter output)
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var calls = 0;
            var (seconds, cpu, allocated) = Time(() => calls = Extract(path, rate));
            output.WriteLine($"to voices at {rate} Hz, round {round}: {seconds:F3} s ({cpu:F3} s of processor), {calls} calls, {allocated / Megabyte:F1} MB allocated");
            if (round == 1) output.WriteLine($"peak of the process after it: {Process.GetCurrentProcess().PeakWorkingSet64 / Megabyte:F0} MB");
        }
    }

    private static void Demultiplex(string path, TextWriter output)
    {
        using var file = Open(path);
        using var index = new CaptureIndex();
        index.Read(file, CancellationToken.None);
        output.WriteLine($"{index.Packets} packets, {index.Streams.Sum(s => (long)s.Count)} of RTP in {index.Streams.Count} streams");
    }

    private static int Extract(string path, int rate)
    {
        using var file = Open(path);
        return MediaExtractor.Extract(file, new MediaOptions { SampleRate = rate, Sink = _ => new NoSink() }).Calls.Count;
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);

    private static (double Seconds, double Processor, long Allocated) Time(Action work)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var processor = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        work();
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }
}

/// <summary>Takes the voices and lets them go.</summary>
internal sealed class NoSink : IVoiceSink
{
    public void Write(ReadOnlySpan<short> first, ReadOnlySpan<short> second) { }

    public void Dispose() { }
}
