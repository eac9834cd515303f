using System.Diagnostics.Metrics;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Web.Hosting;

/// <summary>Where things stand at the moment somebody asks for the metrics: recordings per state, events put aside.</summary>
internal sealed class StandingGauges
{
    private static readonly string[] States = ["received", "extracted", "transcribed", "understood", "drafted", "failed"];

    private readonly IRecordingPipeline _pipeline;
    private readonly IParkedEvents _parked;
    private readonly Gauge<int> _recordings;
    private readonly Gauge<int> _aside;

    public StandingGauges(IMeterFactory meters, IRecordingPipeline pipeline, IParkedEvents parked)
    {
        (_pipeline, _parked) = (pipeline, parked);
        var meter = meters.Create("CallAssist.Web");
        _recordings = meter.CreateGauge<int>("callassist.recordings");
        _aside = meter.CreateGauge<int>("callassist.events.parked");
    }

    public async Task NoteAsync(CancellationToken ct)
    {
        var counts = (await _pipeline.CountAsync(ct)).ToDictionary(c => c.State, c => c.Count);
        foreach (var state in States)
            _recordings.Record(counts.GetValueOrDefault(state), new KeyValuePair<string, object?>("state", state));
        _aside.Record((await _parked.ListAsync(ct)).Count);
    }
}
