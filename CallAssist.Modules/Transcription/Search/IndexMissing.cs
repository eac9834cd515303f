using CallAssist.Modules.Kernel.Data;
using Dapper;
using Microsoft.Extensions.Hosting;

namespace CallAssist.Modules.Transcription.Search;

/// <summary>After a start: transcripts of a time before the index, or of a restored copy, are searchable too.</summary>
internal sealed class IndexMissing(IDatabase database, DocumentWriter documents) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var missing = (await database.ReadAsync(c => c.QueryAsync<Guid>(
            """
            SELECT recording_id FROM transcription_transcript t
            WHERE NOT EXISTS (SELECT 1 FROM transcription_document d WHERE d.recording_id = t.recording_id) ORDER BY created_at
            """), stoppingToken)).AsList();
        foreach (var id in missing)
        {
            if (await documents.PrepareAsync(id, stoppingToken) is { } write)
                await database.WriteAsync(write, stoppingToken);
        }
    }
}
