using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Library;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Recordings.Match;

internal sealed class RecordingMatching(
    IDatabase database, IRecordings recordings, IRecordingSearch search, ICallLog calls, IRecordingPipeline pipeline, LibraryAudit audit) : IRecordingMatching
{
    private static readonly TimeSpan Around = TimeSpan.FromHours(2);
    private const int Most = 8;

    public async Task<IReadOnlyList<CallRow>> CandidatesAsync(Person viewer, Guid recordingId, CancellationToken ct)
    {
        if (await recordings.FindAsync(viewer, recordingId, ct) is not { } recording)
            return [];
        var at = recording.StartedAt ?? recording.ReceivedAt;
        var near = (await calls.ListAsync(new() { From = at - Around, Until = at + Around, Extensions = viewer.SeesEveryone ? null : [.. viewer.Tenures.Select(t => t.Extension)], Take = 200 }, ct))
            .Where(c => c.Status is "answered" or "talking" && (viewer.SeesEveryone || (c.Extension is { } held && viewer.Held(held, c.StartedAt)))).ToList();
        var taken = await search.OfCallsAsync(viewer, [.. near.Select(c => c.Id)], ct);
        return [.. near.Where(c => !taken.ContainsKey(c.Id)).OrderBy(c => Distance(recording, c, at)).Take(Most)];
    }

    public async Task<bool> AssignAsync(Person by, Guid recordingId, Guid callId, CancellationToken ct)
    {
        if (await recordings.FindAsync(by, recordingId, ct) is not { } recording || await calls.FindAsync(callId, ct) is not { } call)
            return false;
        // An operator may not attach his recording to a call of somebody else's phone.
        if (!by.SeesEveryone && !(call.Extension is { } at && by.Held(at, call.StartedAt)))
        {
            await audit.DeniedAsync(by, "recording.assign", recordingId, recording, ct);
            return false;
        }

        var changed = await database.WriteAsync(unit => unit.ExecuteAsync(
            "UPDATE recordings_recording SET call_id = @callId, direction = @Direction, customer_side = @side WHERE id = @recordingId",
            new { recordingId, callId, call.Direction, side = call.Direction == "outbound" ? "callee" : "caller" }), ct);
        if (changed == 0)
            return false;
        await audit.DoneAsync(by, "recording.assign", recording, ct);
        await pipeline.RerunAsync(recordingId, PipelineStep.Draft, ct);
        return true;
    }

    /// <summary>Minutes between the two beginnings; another extension counts an hour, another number half of one.</summary>
    private static double Distance(Recording recording, CallRow call, DateTimeOffset at) =>
        Math.Abs(((call.AnsweredAt ?? call.StartedAt) - at).TotalMinutes)
        + (call.Extension is { } extension && new[] { recording.Extension, recording.FromNumber, recording.ToNumber }.Contains(extension) ? 0 : 60)
        + (call.Number is { Length: > 4 } number && new[] { recording.FromNumber, recording.ToNumber }.Any(n => n?.EndsWith(number[^4..], StringComparison.Ordinal) == true) ? 0 : 30);
}
