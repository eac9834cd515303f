using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Recordings.Contracts;
using Dapper;

namespace CallAssist.Modules.Transcription.Download;

/// <summary>A ZIP with an erased recording in it is a copy that must go too.</summary>
internal sealed class DropBundles(IDatabase database, ISealedFiles files) : IEventHandler<RecordingErased>
{
    public async Task HandleAsync(RecordingErased domainEvent, Delivery delivery, CancellationToken ct)
    {
        var holding = (await database.ReadAsync(c => c.QueryAsync<Guid>(
            "SELECT id FROM transcription_bundle WHERE recordings LIKE @part", new { part = $"%{domainEvent.RecordingId:D}%" }), ct)).AsList();
        foreach (var id in holding)
            files.Delete(id);
        await delivery.CompleteAsync(async unit =>
        {
            foreach (var id in holding)
                await unit.ExecuteAsync("DELETE FROM transcription_bundle WHERE id = @id", new { id });
        }, ct);
    }
}
