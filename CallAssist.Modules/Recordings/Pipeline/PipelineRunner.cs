using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Recordings.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings.Pipeline;

/// <summary>
/// Runs one step of one recording: claims the row, lets the step work, and commits its effect with the new state, so that a
/// process that dies anywhere in between leaves a recording that is simply not that far yet.
/// </summary>
internal sealed partial class PipelineRunner(
    IDatabase database, Pipeline pipeline, IEnumerable<IPipelineStep> steps, IOptions<RecordingsOptions> options, TimeProvider clock, StepMetrics metrics, JobRun run,
    ILogger<PipelineRunner> logger)
{
    /// <summary>What a recording waits for while the master key is not at hand.</summary>
    public const string NoKey = "no-key";

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    public async Task RunAsync(PipelineStep step, Guid recordingId, CancellationToken ct)
    {
        if (await ClaimAsync(step, recordingId, ct) is not { } attempt)
            return;
        if (attempt > options.Value.Attempts)
        {
            // Only a process that died at its work leaves more attempts behind than are made: this recording would kill it again.
            await FailAsync(step, recordingId, "step-error", $"The application ended {attempt - 1} times in the middle of this step.", ct);
            return;
        }

        StepResult? result = null;
        var started = metrics.Start();
        using var renewal = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var renewing = RenewAsync(recordingId, renewal.Token);
        try
        {
            result = await steps.Single(s => s.Step == step).RunAsync(recordingId, ct);
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            await ReleaseAsync(recordingId);
        }
        catch (MasterKeyException key) when (key.State != MasterKeyState.Here)
        {
            result = new StepResult.Waiting(NoKey, key.Message);
        }
        catch (Exception error)
        {
            Log.StepThrew(logger, step, recordingId, attempt, error);
            await RetryOrFailAsync(step, recordingId, attempt, error, ct);
        }
        finally
        {
            await renewal.CancelAsync();
            await renewing;
            metrics.End(started, step, result);
        }

        switch (result)
        {
            case StepResult.Done done:
                await CommitAsync(step, recordingId, done, attempt, ct);
                break;
            case StepResult.Failed failed:
                await FailAsync(step, recordingId, failed.Code, failed.Detail, ct);
                break;
            case StepResult.Waiting waiting:
                await WaitAsync(step, recordingId, waiting, ct);
                break;
        }
    }

    /// <summary>The number of this attempt, or null when there is nothing to claim: done already, or in other hands.</summary>
    private Task<int?> ClaimAsync(PipelineStep step, Guid id, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        var now = clock.GetUtcNow();
        var claimed = await unit.ExecuteAsync(
            """
            UPDATE recordings_recording SET claimed_by = @Node, claimed_until = @until, attempts = attempts + 1, retry_at = NULL,
            waiting_code = NULL, waiting_detail = NULL WHERE id = @id AND state = @state AND (claimed_by IS NULL OR claimed_until < @now)
            """,
            new { options.Value.Node, until = now + Lease, id, state = PipelineStates.Before(step), now });
        if (claimed == 0)
            return (int?)null;
        await unit.ExecuteAsync("DELETE FROM recordings_step WHERE recording_id = @id AND step = @step", new { id, step = step.ToString() });
        await unit.ExecuteAsync(
            "INSERT INTO recordings_step (recording_id, step, started_at) VALUES (@id, @step, @now)", new { id, step = step.ToString(), now });
        return await unit.QuerySingleAsync<int>("SELECT attempts FROM recordings_recording WHERE id = @id", new { id });
    }, ct);

    private async Task CommitAsync(PipelineStep step, Guid id, StepResult.Done done, int attempt, CancellationToken ct)
    {
        try
        {
            await database.WriteAsync(async unit =>
            {
                var mine = await unit.ExecuteAsync(
                    """
                    UPDATE recordings_recording SET state = @after, claimed_by = NULL, claimed_until = NULL, attempts = 0, failure_detail = NULL, changed_at = @now
                    WHERE id = @id AND state = @before AND claimed_by = @Node
                    """,
                    new { id, before = PipelineStates.Before(step), after = PipelineStates.After(step), options.Value.Node, now = clock.GetUtcNow() });
                if (mine == 0)
                    return;
                await done.Effect(unit);
                await EndStepAsync(unit, step, id, "done");
            }, ct);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            Log.StepThrew(logger, step, id, attempt, error);
            await RetryOrFailAsync(step, id, attempt, error, ct);
        }
    }

    private async Task RetryOrFailAsync(PipelineStep step, Guid id, int attempt, Exception error, CancellationToken ct)
    {
        if (attempt >= options.Value.Attempts)
        {
            await FailAsync(step, id, "step-error", $"{error.GetType().Name}: {error.Message}", ct);
            return;
        }

        run.Failed($"{error.GetType().Name}: {error.Message}");
        var delay = TimeSpan.FromSeconds(Math.Min(600, Math.Pow(4, attempt)));
        await database.WriteAsync(async unit =>
        {
            await unit.ExecuteAsync(
                "UPDATE recordings_recording SET claimed_by = NULL, claimed_until = NULL, retry_at = @at, failure_detail = @detail WHERE id = @id AND claimed_by = @Node",
                new { id, at = clock.GetUtcNow() + delay, detail = $"{error.GetType().Name}: {error.Message}", options.Value.Node });
            await EndStepAsync(unit, step, id, "retry");
        }, ct);
        await pipeline.EnqueueAsync(step, id, delay, ct);
    }

    private Task FailAsync(PipelineStep step, Guid id, string code, string detail, CancellationToken ct)
    {
        Log.Failed(logger, step, id, code);
        run.Failed($"{code}: {detail}");
        return database.WriteAsync(async unit =>
        {
            await unit.ExecuteAsync(
                """
                UPDATE recordings_recording SET state = 'failed', failed_step = @step, failure_code = @code, failure_detail = @detail,
                claimed_by = NULL, claimed_until = NULL, attempts = 0, changed_at = @now WHERE id = @id AND claimed_by = @Node
                """,
                new { id, step = step.ToString(), code, detail, options.Value.Node, now = clock.GetUtcNow() });
            await EndStepAsync(unit, step, id, "failed");
        }, ct);
    }

    private Task WaitAsync(PipelineStep step, Guid id, StepResult.Waiting waiting, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        await unit.ExecuteAsync(
            """
            UPDATE recordings_recording SET waiting_code = @Code, waiting_detail = @Detail, claimed_by = NULL, claimed_until = NULL, attempts = 0
            WHERE id = @id AND claimed_by = @Node
            """,
            new { id, waiting.Code, waiting.Detail, options.Value.Node });
        await EndStepAsync(unit, step, id, "waiting");
    }, ct);

    /// <summary>The host is stopping: whoever comes next may take it at once.</summary>
    private Task ReleaseAsync(Guid id) => database.WriteAsync(unit => unit.ExecuteAsync(
        "UPDATE recordings_recording SET claimed_by = NULL, claimed_until = NULL, attempts = attempts - 1 WHERE id = @id AND claimed_by = @Node",
        new { id, options.Value.Node }));

    private Task<int> EndStepAsync(UnitOfWork unit, PipelineStep step, Guid id, string outcome) => unit.ExecuteAsync(
        "UPDATE recordings_step SET ended_at = @now, outcome = @outcome WHERE recording_id = @id AND step = @step",
        new { now = clock.GetUtcNow(), outcome, id, step = step.ToString() });

    private async Task RenewAsync(Guid id, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Lease / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                await database.WriteAsync(unit => unit.ExecuteAsync(
                    "UPDATE recordings_recording SET claimed_until = @until WHERE id = @id AND claimed_by = @Node",
                    new { id, until = clock.GetUtcNow() + Lease, options.Value.Node }), ct);
            }
        }
        catch (OperationCanceledException)
        {
            // The step has ended.
        }
        catch (Exception error)
        {
            // The step goes on: at worst somebody else takes it over when the lease ends, and the first to commit wins.
            Log.NotRenewed(logger, id, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4001, LogLevel.Warning, "{Step} of recording {RecordingId} threw at attempt {Attempt}")]
        public static partial void StepThrew(ILogger logger, PipelineStep step, Guid recordingId, int attempt, Exception error);

        [LoggerMessage(4002, LogLevel.Warning, "{Step} of recording {RecordingId} failed: {Code}")]
        public static partial void Failed(ILogger logger, PipelineStep step, Guid recordingId, string code);

        [LoggerMessage(4005, LogLevel.Warning, "The claim on recording {RecordingId} could not be renewed")]
        public static partial void NotRenewed(ILogger logger, Guid recordingId, Exception error);
    }
}
