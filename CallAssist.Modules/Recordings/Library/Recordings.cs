using CallAssist.Engines.Voices;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Find;
using CallAssist.Modules.Recordings.Vault;
using Dapper;

namespace CallAssist.Modules.Recordings.Library;

internal sealed class Recordings(IDatabase database, RecordingVault vault, LibraryAudit audit) : IRecordings, IVoices, IRecordingAudio
{
    public async Task<Recording?> FindAsync(Person viewer, Guid id, CancellationToken ct)
    {
        if (await RowAsync(id, viewer, ct) is { } row)
            return row.ToRecording();
        // A supervisor is refused nothing: there is none.
        if (!viewer.SeesEveryone)
            await audit.DeniedAsync(viewer, "recording.open", id, await FindAsync(id, ct), ct);
        return null;
    }

    public async Task<Recording?> FindAsync(Guid id, CancellationToken ct) =>
        (await RowAsync(id, null, ct))?.ToRecording();

    public async Task<IReadOnlyList<Recording>> ListAsync(Person viewer, int skip, int take, CancellationToken ct)
    {
        var parameters = new DynamicParameters(new { skip, take });
        var sql = $"SELECT {RecordingRow.Columns} FROM recordings_recording WHERE {Own(viewer, parameters)} ORDER BY id DESC {database.Dialect.Page}";
        var rows = await database.ReadAsync(c => c.QueryAsync<RecordingRow>(sql, parameters), ct);
        return [.. rows.Select(r => r.ToRecording())];
    }

    public async Task<Stream?> OpenAudioAsync(Person viewer, Guid id, CancellationToken ct)
    {
        var row = await RowAsync(id, viewer, ct);
        if (row is null)
        {
            await audit.DeniedAsync(viewer, "recording.listen", id, await FindAsync(id, ct), ct);
            return null;
        }

        if (row.DurationMs is null)
            return null;
        await audit.HeardAsync(viewer, row.ToRecording(), ct);
        return vault.Open(id, SealedKind.Voices, row.WrappedKey);
    }

    async Task<Stream?> IRecordingAudio.OpenAsync(Guid recordingId, CancellationToken ct) =>
        await RowAsync(recordingId, null, ct) is { DurationMs: not null } row ? vault.Open(recordingId, SealedKind.Voices, row.WrappedKey) : null;

    public async Task<CallVoices> OpenAsync(Guid recordingId, CancellationToken ct)
    {
        var row = await RowAsync(recordingId, null, ct) ?? throw new InvalidOperationException($"There is no recording {recordingId}.");
        await using var stream = vault.Open(recordingId, SealedKind.Voices, row.WrappedKey);
        var wav = Wav.Read(stream) ?? throw new InvalidDataException($"The voices of recording {recordingId} are no WAV.");
        return new(Resampler.ToFloat16k(wav.Channels[0], wav.SampleRate), Resampler.ToFloat16k(wav.Channels[1], wav.SampleRate));
    }

    private Task<RecordingRow?> RowAsync(Guid id, Person? viewer, CancellationToken ct)
    {
        var parameters = new DynamicParameters(new { id });
        var sql = $"SELECT {RecordingRow.Columns} FROM recordings_recording WHERE id = @id AND {Own(viewer, parameters)}";
        return database.ReadAsync(c => c.QueryFirstOrDefaultAsync<RecordingRow>(sql, parameters), ct);
    }

    /// <summary>An operator's recordings are those of the extensions that were his when they began; null: nobody asks, everything.</summary>
    private static string Own(Person? viewer, DynamicParameters parameters) =>
        viewer is null or { SeesEveryone: true } ? "1 = 1" : RecordingConditions.Held(viewer.Tenures, "own", parameters);
}
