using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Web.Desk;

/// <summary>A recording with what was understood of it, for whoever may hear it.</summary>
internal sealed class RecordingViews(IRecordings recordings, ICallShapes shapes, IInsights insights)
{
    public async Task<RecordingView?> FindAsync(Person viewer, Guid recordingId, CancellationToken ct = default)
    {
        if (await recordings.FindAsync(viewer, recordingId, ct) is not { } recording)
            return null;
        var customerCalled = recording.CustomerSide == "caller";
        var shape = await shapes.FindAsync(recordingId, ct);
        return new RecordingView
        {
            Recording = recording,
            Insights = (await insights.FindAsync(recordingId, ct))?.Insights,
            Shape = shape,
            AudioUrl = recording.DurationMs is null ? null : $"recordings/{recordingId}/audio",
            CustomerPeaks = customerCalled ? shape?.CallerPeaks : shape?.CalleePeaks,
            OperatorPeaks = customerCalled ? shape?.CalleePeaks : shape?.CallerPeaks,
        };
    }
}
