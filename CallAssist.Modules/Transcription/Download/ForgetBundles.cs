using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Recordings.Contracts;
using Dapper;

namespace CallAssist.Modules.Transcription.Download;

/// <summary>A ZIP is a copy: a day after it was asked for it goes, its key first.</summary>
internal sealed class ForgetBundles(IDatabase database, ISealedFiles files, TimeProvider clock) : IBackgroundJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public static string Kind => "bundles-forget";

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        var old = (await database.ReadAsync(c => c.QueryAsync<Guid>("SELECT id FROM transcription_bundle WHERE created_at < @before", new { before = clock.GetUtcNow() - Kept }), ct)).AsList();
        foreach (var id in old)
        {
            await database.WriteAsync(unit => unit.ExecuteAsync("UPDATE transcription_bundle SET wrapped_key = NULL, state = 'failed' WHERE id = @id", new { id }), ct);
            files.Delete(id);
            await database.WriteAsync(unit => unit.ExecuteAsync("DELETE FROM transcription_bundle WHERE id = @id", new { id }), ct);
        }
    }
}
