using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Keep;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallAssist.Modules.Recordings.Care;

/// <summary>After a restore: what had been erased since the backup is erased again, and the restore stands in the audit log.</summary>
internal sealed partial class FinishRestore(Restores restores, Eraser eraser, IDatabase database, IAuditLog audit, ILogger<FinishRestore> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (restores.Last is not { Noted: false } note)
            return;
        var erased = 0;
        foreach (var chunk in restores.ErasedBefore(note).Chunk(50))
        {
            await database.WriteAsync(async unit =>
            {
                foreach (var id in chunk)
                    erased += await eraser.EraseAsync(unit, id, personId: null, "erased before the restore") ? 1 : 0;
            }, stoppingToken);
        }

        await audit.RecordAsync(new() { Action = "data.restore", Outcome = note.Refused is null ? "ok" : "denied", PersonId = note.Order.By, Subject = note.Order.Backup }, stoppingToken);
        restores.SetNoted(note);
        Log.Restored(logger, note.Order.Backup, note.Refused ?? "done", erased);
    }

    private static partial class Log
    {
        [LoggerMessage(4021, LogLevel.Warning, "Restore of {Backup}: {Outcome}; {Erased} recordings erased again")]
        public static partial void Restored(ILogger logger, string backup, string outcome, int erased);
    }
}
