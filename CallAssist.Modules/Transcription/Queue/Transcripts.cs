using System.Text.Json;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Transcription.Correct;
using Dapper;

namespace CallAssist.Modules.Transcription.Queue;

/// <summary>Transcripts as people left them: corrections stand in place of the engine's words.</summary>
internal sealed class Transcripts(IDatabase database) : ITranscripts
{
    private const string Sql =
        """
        SELECT recording_id, language, model, demo_model, audio_seconds, wall_seconds, segments
        FROM transcription_transcript WHERE recording_id = @recordingId
        """;

    public async Task<Transcript?> FindAsync(Guid recordingId, CancellationToken ct)
    {
        var row = await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<Row>(Sql, new { recordingId }), ct);
        return row?.ToTranscript((await database.ReadAsync(c => c.QueryAsync<CorrectionRow>(CorrectionRow.OfRecording, new { recordingId }), ct)).AsList());
    }

    public async Task<IReadOnlyList<LeftOut>> LeftOutAsync(Guid recordingId, CancellationToken ct) => (await database.ReadAsync(c => c.QueryAsync<LeftOut>(
        """
        SELECT speaker AS Speaker, start_s AS Start, end_s AS "End", text AS Text, reason AS Reason
        FROM transcription_dropped WHERE recording_id = @recordingId ORDER BY start_s, position
        """,
        new { recordingId }), ct)).AsList();

    /// <summary>Several at once, for lists; in no order.</summary>
    public async Task<IReadOnlyList<Transcript>> ListAsync(IReadOnlyCollection<Guid> recordingIds, CancellationToken ct)
    {
        var ids = recordingIds.Select(id => id.ToString("D")).ToList();
        return await database.ReadAsync(async c =>
        {
            var corrections = (await c.QueryAsync<CorrectionRow>(CorrectionRow.OfRecordings, new { ids })).ToLookup(r => r.RecordingId);
            var rows = await c.QueryAsync<Row>(
                """
                SELECT recording_id, language, model, demo_model, audio_seconds, wall_seconds, segments
                FROM transcription_transcript WHERE recording_id IN @ids
                """,
                new { ids });
            return rows.Select(r => r.ToTranscript([.. corrections[r.RecordingId]])).ToList();
        }, ct);
    }

    /// <summary>The transcript as this transaction sees it.</summary>
    public static async Task<Transcript?> FindAsync(UnitOfWork unit, Guid recordingId)
    {
        var row = await unit.QuerySingleAsync<Row>(Sql, new { recordingId });
        return row?.ToTranscript(await unit.QueryAsync<CorrectionRow>(CorrectionRow.OfRecording, new { recordingId }));
    }

    private sealed class Row
    {
        public Guid RecordingId { get; init; }
        public string Language { get; init; } = "";
        public string Model { get; init; } = "";
        public bool DemoModel { get; init; }
        public double AudioSeconds { get; init; }
        public double WallSeconds { get; init; }
        public string Segments { get; init; } = "[]";

        public Transcript ToTranscript(IReadOnlyList<CorrectionRow> corrections) => new(
            RecordingId, Language, Model, DemoModel, AudioSeconds, WallSeconds,
            Corrections.Apply(JsonSerializer.Deserialize<List<TranscriptSegment>>(Segments) ?? [], corrections));
    }
}
