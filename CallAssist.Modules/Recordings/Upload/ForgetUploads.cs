using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;
using Dapper;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings.Upload;

/// <summary>
/// Clears away uploads that no chunk came for in a long while: their PC was reinstalled, or the capture destroyed there. An agent that comes
/// back after all is told that the upload is unknown, and begins again.
/// </summary>
internal sealed partial class ForgetUploads(IDatabase database, ChunkStore chunks, IOptions<RecordingsOptions> options, TimeProvider clock, ILogger<ForgetUploads> logger) : IBackgroundJob
{
    public static string Kind => "uploads-forget";

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.UploadDays);
        var open = (await database.ReadAsync(c => c.QueryAsync<(Guid Id, DateTimeOffset BegunAt)>("SELECT id, begun_at FROM recordings_upload WHERE recording_id IS NULL"), ct)).ToDictionary(u => u.Id, u => u.BegunAt);
        var abandoned = open.Where(u => u.Value < before && !(chunks.LastWritten(u.Key) >= before)).Select(u => u.Key).ToList();
        foreach (var id in abandoned)
        {
            await database.WriteAsync(unit => unit.ExecuteAsync("DELETE FROM recordings_upload WHERE id = @id AND recording_id IS NULL", new { id }), ct);
            chunks.Delete(id);
        }

        // Folders whose row a kill took away before them.
        foreach (var id in chunks.List().Where(id => !open.ContainsKey(id) && chunks.LastWritten(id) < before))
            chunks.Delete(id);
        if (abandoned.Count > 0)
            Log.Forgotten(logger, abandoned.Count, options.Value.UploadDays);
    }

    private static partial class Log
    {
        [LoggerMessage(4035, LogLevel.Warning, "{Count} uploads that nothing came for in {Days} days are given up")]
        public static partial void Forgotten(ILogger logger, int count, int days);
    }
}
