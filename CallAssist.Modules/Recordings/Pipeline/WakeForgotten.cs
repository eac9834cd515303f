using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings.Pipeline;

/// <summary>
/// No recording lies forgotten. After a restart claims of this node's former life are void and whatever is unfinished is woken;
/// then, every minute, what nobody works on and no job waits for: its job met a full disk, or its node died.
/// </summary>
internal sealed partial class WakeForgotten(IDatabase database, Pipeline pipeline, MasterKey master, IOptions<RecordingsOptions> options, TimeProvider clock, ILogger<WakeForgotten> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Wakes every recording that could go on and has no job; recordings that wait for something else are woken by its coming.</summary>
    internal async Task WakeAsync(CancellationToken ct)
    {
        var forgotten = await database.ReadAsync(c => c.QueryAsync<(Guid Id, string State)>(
            """
            SELECT id, state FROM recordings_recording WHERE state NOT IN ('drafted', 'failed') AND (waiting_code IS NULL OR (waiting_code = @noKey AND @keyHere = 1))
            AND (claimed_by IS NULL OR claimed_until < @now) AND (retry_at IS NULL OR retry_at < @now) ORDER BY id
            """, new { now = clock.GetUtcNow(), noKey = PipelineRunner.NoKey, keyHere = master.State() == MasterKeyState.Here ? 1 : 0 }), ct);
        foreach (var (id, state) in forgotten)
        {
            if (PipelineStates.Next(state) is { } step && !await pipeline.IsEnqueuedAsync(step, id, ct))
                await pipeline.EnqueueAsync(step, id, ct);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        var resumed = false;
        do
        {
            try
            {
                if (resumed)
                    await WakeAsync(stoppingToken);
                else
                    await ResumeAsync(stoppingToken);
                resumed = true;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Log.Failed(logger, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ResumeAsync(CancellationToken ct)
    {
        await database.WriteAsync(unit => unit.ExecuteAsync(
            "UPDATE recordings_recording SET claimed_by = NULL, claimed_until = NULL WHERE claimed_by = @Node", new { options.Value.Node }), ct);
        var open = (await database.ReadAsync(c => c.QueryAsync<(Guid Id, string State)>(
            "SELECT id, state FROM recordings_recording WHERE state NOT IN ('drafted', 'failed') ORDER BY id"), ct)).AsList();
        foreach (var (id, state) in open)
        {
            if (PipelineStates.Next(state) is { } step)
                await pipeline.EnqueueAsync(step, id, ct);
        }

        if (open.Count > 0)
            Log.Resumed(logger, open.Count);
    }

    private static partial class Log
    {
        [LoggerMessage(4003, LogLevel.Information, "{Count} unfinished recordings go on")]
        public static partial void Resumed(ILogger logger, int count);

        [LoggerMessage(4004, LogLevel.Error, "Unfinished recordings could not be woken; tried again in a minute")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
