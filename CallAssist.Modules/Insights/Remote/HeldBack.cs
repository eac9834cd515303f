using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Insights.Remote;

/// <summary>A person reads what the second check found and lets the text leave; it is audited and stands in the ledger with his name.</summary>
internal sealed class HeldBack(IRecordings recordings, IInsights insights, LedgerStore ledger, IRecordingPipeline pipeline, IAuditLog audit, TimeProvider clock) : IHeldBack
{
    public async Task<bool> ReleaseAsync(Person viewer, Guid recordingId, CancellationToken ct)
    {
        if (await recordings.FindAsync(viewer, recordingId, ct) is null
            || await insights.FindAsync(recordingId, ct) is not { Insights.Draft.Trouble: RemoteTrouble.HeldBack })
            return false;
        await ledger.ReleaseAsync(recordingId, viewer.DisplayName, clock.GetUtcNow(), ct);
        await audit.RecordAsync(new() { Action = "redaction.release", PersonId = viewer.Id, Subject = $"recording:{recordingId}" }, ct);
        return await pipeline.RerunAsync(recordingId, PipelineStep.Understand, ct);
    }
}
