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
}
