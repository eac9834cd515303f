using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Library;
using Dapper;

namespace CallAssist.Modules.Recordings.Pipeline;

/// <summary>Wakes steps, and tells the Jobs page where everything stands.</summary>
internal sealed class Pipeline(IDatabase database, IJobQueue jobs, TimeProvider clock) : IPipeline, IRecordingPipeline
{
    public Task EnqueueAsync(PipelineStep step, Guid recordingId, CancellationToken ct) => EnqueueAsync(step, recordingId, TimeSpan.Zero, ct);

    public Task EnqueueAsync(PipelineStep step, Guid recordingId, TimeSpan delay, CancellationToken ct) => step switch
    {
        PipelineStep.Extract => jobs.EnqueueAsync<ExtractJob>(recordingId, delay, ct),
        PipelineStep.Transcribe => jobs.EnqueueAsync<TranscribeJob>(recordingId, delay, ct),
        PipelineStep.Understand => jobs.EnqueueAsync<UnderstandJob>(recordingId, delay, ct),
        _ => jobs.EnqueueAsync<DraftJob>(recordingId, delay, ct),
    };

    /// <summary>Whether the step's job runs or waits for this recording.</summary>
    public Task<bool> IsEnqueuedAsync(PipelineStep step, Guid recordingId, CancellationToken ct) => step switch
    {
        PipelineStep.Extract => jobs.HasAsync<ExtractJob>(recordingId, ct),
        PipelineStep.Transcribe => jobs.HasAsync<TranscribeJob>(recordingId, ct),
        PipelineStep.Understand => jobs.HasAsync<UnderstandJob>(recordingId, ct),
        _ => jobs.HasAsync<DraftJob>(recordingId, ct),
    };

    public async Task ResumeAsync(PipelineStep step, CancellationToken ct)
    {
        var state = PipelineStates.Before(step);
        var waiting = await database.ReadAsync(c => c.QueryAsync<Guid>("SELECT id FROM recordings_recording WHERE state = @state ORDER BY id", new { state }), ct);
        foreach (var id in waiting)
            await EnqueueAsync(step, id, ct);
    }

    public async Task<IReadOnlyList<StateCount>> CountAsync(CancellationToken ct) =>
        (await database.ReadAsync(c => c.QueryAsync<StateCount>(
            "SELECT state, COUNT(*) AS count, MIN(changed_at) AS oldest FROM recordings_recording GROUP BY state"), ct)).AsList();

    public async Task<IReadOnlyList<Recording>> ListAsync(bool all, int take, CancellationToken ct)
    {
        var sql = $"SELECT {RecordingRow.Columns} FROM recordings_recording {(all ? "" : "WHERE state <> 'drafted'")} ORDER BY id DESC {database.Dialect.Page}";
        return [.. (await database.ReadAsync(c => c.QueryAsync<RecordingRow>(sql, new { skip = 0, take }), ct)).Select(r => r.ToRecording())];
    }

    public async Task<IReadOnlyList<StepTimes>> StepsAsync(Guid recordingId, CancellationToken ct) =>
        (await database.ReadAsync(c => c.QueryAsync<StepTimes>(
            "SELECT step, started_at, ended_at, outcome FROM recordings_step WHERE recording_id = @recordingId ORDER BY started_at", new { recordingId }), ct)).AsList();

    public async Task<bool> RerunAsync(Guid recordingId, PipelineStep from, CancellationToken ct)
    {
        var changed = await database.WriteAsync(async unit =>
        {
            // A further call of a capture has no capture of its own to extract from: its first call's row does that.
            var row = await unit.QuerySingleAsync<RecordingRow>(
                $"SELECT {RecordingRow.Columns} FROM recordings_recording WHERE id = @recordingId AND claimed_by IS NULL AND (capture_of IS NULL OR @from > 0)", new { recordingId, from = (int)from });
            if (row is null || !PipelineStates.HasReached(row.State, row.FailedStep, from))
                return 0;
            return await unit.ExecuteAsync(
                """
                UPDATE recordings_recording SET state = @state, failed_step = NULL, failure_code = NULL, failure_detail = NULL, waiting_code = NULL,
                waiting_detail = NULL, attempts = 0, retry_at = NULL, changed_at = @now WHERE id = @recordingId AND claimed_by IS NULL
                """,
                new { recordingId, state = PipelineStates.Before(from), now = clock.GetUtcNow() });
        }, ct);
        if (changed == 1)
            await EnqueueAsync(from, recordingId, ct);
        return changed == 1;
    }
}
