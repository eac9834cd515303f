using System.Diagnostics.Metrics;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Recordings.Pipeline;

/// <summary>How long the steps take, in seconds, by step and outcome (<c>done failed waiting error</c>).</summary>
internal sealed class StepMetrics(IMeterFactory meters, TimeProvider clock)
{
    private readonly Histogram<double> _duration = meters.Create("CallAssist.Recordings").CreateHistogram<double>("callassist.pipeline.step.duration", "s");

    public long Start() => clock.GetTimestamp();

    public void End(long started, PipelineStep step, StepResult? result) =>
        _duration.Record(clock.GetElapsedTime(started).TotalSeconds, new("step", step.ToString()), new("outcome", result?.GetType().Name.ToLowerInvariant() ?? "error"));
}
