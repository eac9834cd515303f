using CallAssist.Modules.Kernel.Data;
using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings.Pipeline;

/// <summary>After a restart: claims of this node's former life are void, and whatever is unfinished is woken again.</summary>
internal sealed partial class ResumeOnStart(IDatabase database, Pipeline pipeline, IOptions<RecordingsOptions> options, ILogger<ResumeOnStart> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.WriteAsync(unit => unit.ExecuteAsync(
            "UPDATE recordings_recording SET claimed_by = NULL, claimed_until = NULL WHERE claimed_by = @Node", new { options.Value.Node }), stoppingToken);
        var open = (await database.ReadAsync(c => c.QueryAsync<(Guid Id, string State)>(
            "SELECT id, state FROM recordings_recording WHERE state NOT IN ('drafted', 'failed') ORDER BY id"), stoppingToken)).AsList();
        foreach (var (id, state) in open)
        {
            if (PipelineStates.Next(state) is { } step)
                await pipeline.EnqueueAsync(step, id, stoppingToken);
        }

        if (open.Count > 0)
            Log.Resumed(logger, open.Count);
    }

    private static partial class Log
    {
        [LoggerMessage(4003, LogLevel.Information, "{Count} unfinished recordings go on")]
        public static partial void Resumed(ILogger logger, int count);
    }
}
