using System.Text.Json;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Extract;
using CallAssist.Protocol.AgentV1;
using Dapper;

namespace CallAssist.Modules.Recordings.Library;

/// <summary>Reads the shape of a call out of what the extraction noted of it, and of what its agent said.</summary>
internal sealed class CallShapes(IDatabase database, ICaptureFacts captures) : ICallShapes
{
    private const string Pause = "*48";
    private const string Resume = "*49";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task<CallShape?> FindAsync(Guid recordingId, CancellationToken ct)
    {
        var row = await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<Row>(
            """
            SELECT r.started_at, r.duration_ms, s.talk, s.facts, s.caller_peaks, s.callee_peaks
            FROM recordings_recording r JOIN recordings_shape s ON s.recording_id = r.id WHERE r.id = @recordingId
            """,
            new { recordingId }), ct);
        if (row is not { DurationMs: { } duration })
            return null;
        var times = row.Talk is null ? new TalkTimes([], []) : JsonSerializer.Deserialize<TalkTimes>(row.Talk)!;
        var seconds = duration / 1000.0;
        var facts = row.Facts is null ? null : JsonSerializer.Deserialize<Facts>(row.Facts, Json);
        var told = await captures.FindAsync(recordingId, ct);
        return CallShape.Of(Stretches(times.Caller), Stretches(times.Callee), facts is null ? [] : Known(facts, told, row.StartedAt, seconds), seconds) with { CallerPeaks = row.CallerPeaks, CalleePeaks = row.CalleePeaks };
    }

    private static Stretch[] Stretches(int[][] pairs) => [.. pairs.Select(p => new Stretch(p[0] / 1000.0, p[1] / 1000.0))];

    private static List<CallMark> Known(Facts facts, CaptureFacts? told, DateTimeOffset? startedAt, double seconds)
    {
        var marks = new List<CallMark>();
        if (startedAt is not { } zero)
            return marks;
        foreach (var span in facts.OneWay)
            Add("hold", (span.At - zero).TotalSeconds, (span.At - zero).TotalSeconds + span.DurationMs / 1000.0);
        // The agent knows when it let go of the voices; of other recorders' captures only the codes tell.
        if (told is not null)
        {
            foreach (var pause in told.Pauses)
                Add("pause", (pause.From - zero).TotalSeconds, (pause.To - zero).TotalSeconds);
            return marks;
        }

        double? paused = null;
        foreach (var code in facts.Codes.OrderBy(c => c.At))
        {
            if (code.Code == Pause)
                paused ??= (code.At - zero).TotalSeconds;
            else if (code.Code == Resume && paused is { } from)
                (paused, _) = (null, Add("pause", from, (code.At - zero).TotalSeconds));
        }

        if (paused is { } open)
            Add("pause", open, seconds);
        return marks;

        bool Add(string kind, double from, double to)
        {
            (from, to) = (Math.Clamp(from, 0, seconds), Math.Clamp(to, 0, seconds));
            if (to > from)
                marks.Add(new(kind, new(from, to)));
            return to > from;
        }
    }

    private sealed record Row
    {
        public DateTimeOffset? StartedAt { get; init; }

        public long? DurationMs { get; init; }

        public string? Talk { get; init; }

        public string? Facts { get; init; }

        public string? CallerPeaks { get; init; }

        public string? CalleePeaks { get; init; }
    }

    private sealed record Facts
    {
        public IReadOnlyList<OneWaySpan> OneWay { get; init; } = [];

        public IReadOnlyList<DialledCode> Codes { get; init; } = [];
    }

    private sealed record OneWaySpan(DateTimeOffset At, long DurationMs);

    private sealed record DialledCode(DateTimeOffset At, string Code);
}
