using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Recordings.Care;
using CallAssist.Modules.Recordings.Contracts;
using Dapper;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings.Keep;

/// <summary>Erases what is past its time, a few at a time so that calls go on meanwhile. Interrupted, it goes on at its next turn.</summary>
internal sealed partial class RetentionJob(
    IDatabase database, DatabaseCopy copies, Restores restores, Eraser eraser, IOptions<RecordingsOptions> options, TimeProvider clock, ILogger<RetentionJob> logger) : IBackgroundJob
{
    private const int AtATime = 50;

    /// <summary>Copies made before a migration or a restore hold what was erased since.</summary>
    private static readonly TimeSpan CopiesKept = TimeSpan.FromDays(7);

    public static string Kind => "retention";

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        foreach (var purpose in Enum.GetValues<RecordingPurpose>())
        {
            var before = clock.GetUtcNow() - options.Value.Retention.Of(purpose);
            var erased = 0;
            while (true)
            {
                var due = (await database.ReadAsync(c => c.QueryAsync<Guid>(
                    $"SELECT id FROM recordings_recording WHERE purpose = @purpose AND received_at < @before AND hold_at IS NULL ORDER BY received_at {database.Dialect.Page}",
                    new { purpose = Purposes.Word(purpose), before, skip = 0, take = AtATime }), ct)).AsList();
                if (due.Count == 0)
                    break;
                await database.WriteAsync(async unit =>
                {
                    foreach (var id in due)
                        await eraser.EraseAsync(unit, id, personId: null, "retention");
                }, ct);
                erased += due.Count;
            }

            if (erased > 0)
                Log.Erased(logger, erased, purpose);
        }

        await eraser.EmptyLogAsync(ct);
        copies.Forget(CopiesKept);
        restores.Forget(CopiesKept);
    }

    private static partial class Log
    {
        [LoggerMessage(4010, LogLevel.Information, "{Count} recordings kept for {Purpose} are past their time and erased")]
        public static partial void Erased(ILogger logger, int count, RecordingPurpose purpose);
    }
}
