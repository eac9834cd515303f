using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Recordings.Find;

internal sealed class RecordingLabels : IRecordingLabels
{
    public async Task SetAsync(UnitOfWork unit, Guid recordingId, string mood, IReadOnlyCollection<string> keywords)
    {
        await unit.ExecuteAsync("UPDATE recordings_recording SET mood = @mood WHERE id = @recordingId", new { recordingId, mood });
        await unit.ExecuteAsync("DELETE FROM recordings_keyword WHERE recording_id = @recordingId", new { recordingId });
        foreach (var keyword in keywords.Distinct(StringComparer.Ordinal))
            await unit.ExecuteAsync("INSERT INTO recordings_keyword (keyword_id, recording_id) VALUES (@keyword, @recordingId)", new { keyword, recordingId });
    }

    public async Task MergeAsync(UnitOfWork unit, string from, string into)
    {
        await unit.ExecuteAsync(
            "DELETE FROM recordings_keyword WHERE keyword_id = @from AND recording_id IN (SELECT recording_id FROM recordings_keyword WHERE keyword_id = @into)", new { from, into });
        await unit.ExecuteAsync("UPDATE recordings_keyword SET keyword_id = @into WHERE keyword_id = @from", new { from, into });
    }
}
