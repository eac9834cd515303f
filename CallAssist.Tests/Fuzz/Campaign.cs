using System.Diagnostics;

namespace CallAssist.Fuzz;

/// <summary>An input that broke a rule.</summary>
/// <param name="Input">The bytes, to be kept.</param>
/// <param name="Reason">Which rule, with figures or the exception.</param>
internal sealed record Finding(byte[] Input, string Reason);

/// <summary>Feeds one target and holds three rules: no exception, at most 100 ms, and memory of at most four times the input beside a fixed base.</summary>
internal sealed class Campaign(Target target)
{
    private const int MaxFindings = 5;
    private const int MaxMemory = 4;
    private const int Repeats = 5;

    /// <summary>Buffers that do not depend on the input, bytes; pooled ones count again when the collector has emptied the pool.</summary>
    private const long MemoryBase = 2 << 20;

    private TimeSpan _time;
    private long _bytes;

    /// <summary>So many inputs are not measured: compiling is no fault of theirs.</summary>
    public int WarmUp { get; init; } = 500;

    public TimeSpan MaxTime { get; init; } = TimeSpan.FromMilliseconds(100);

    public long Inputs { get; private set; }
    public TimeSpan Slowest { get; private set; }

    /// <summary>The most that one input had allocated, bytes.</summary>
    public long MostBytes { get; private set; }
    public List<Finding> Findings { get; } = [];

    /// <summary>Runs damaged inputs; the same seed gives the same ones.</summary>
    public void Run(long rounds, int seed, CancellationToken ct = default)
    {
        var mutator = new Mutator(new Random(seed), target.Seeds);
        for (; rounds > 0 && Findings.Count < MaxFindings && !ct.IsCancellationRequested; rounds--) Try(mutator.Next());
    }

    /// <summary>Runs one input.</summary>
    public void Try(byte[] input)
    {
        Inputs++;
        if (Feed(input) is { } failure)
        {
            Findings.Add(new Finding(input, failure));
            return;
        }
        if (Inputs <= WarmUp) return;
        if (_time > MaxTime) _time = Fastest(input);
        if (_time > MaxTime) Findings.Add(new Finding(input, $"{_time.TotalMilliseconds:F0} ms"));
        if (_bytes > MemoryBase + (long)MaxMemory * input.Length) Findings.Add(new Finding(input, $"{_bytes} bytes allocated for an input of {input.Length}"));
        if (_time > Slowest) Slowest = _time;
        if (_bytes > MostBytes) MostBytes = _bytes;
    }

    private string? Feed(byte[] input)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var began = Stopwatch.GetTimestamp();
        try
        {
            target.Run(input);
            return null;
        }
        catch (Exception failure)
        {
            return failure.ToString();
        }
        finally
        {
            _time = Stopwatch.GetElapsedTime(began);
            _bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        }
    }

    /// <summary>A machine that does something else is no fault of the parser: the best of some runs counts.</summary>
    private TimeSpan Fastest(byte[] input)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < Repeats; i++)
        {
            Feed(input);
            if (_time < best) best = _time;
        }
        return best;
    }
}
