using System.Text.Json;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Transcription.Contracts;
using Dapper;

namespace CallAssist.Modules.Transcription.Queue;

internal sealed class Transcripts(IDatabase database) : ITranscripts
{
    public async Task<Transcript?> FindAsync(Guid recordingId, CancellationToken ct)
    {
        var row = await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<Row>(
            """
            SELECT recording_id, language, model, demo_model, audio_seconds, wall_seconds, segments
            FROM transcription_transcript WHERE recording_id = @recordingId
            """,
            new { recordingId }), ct);
        return row is null ? null : new(
            row.RecordingId, row.Language, row.Model, row.DemoModel, row.AudioSeconds, row.WallSeconds,
            JsonSerializer.Deserialize<List<TranscriptSegment>>(row.Segments) ?? []);
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
    }
}
