using System.Runtime.CompilerServices;
using System.Text.Json;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Insights.Understand;

/// <summary>Insights in the database: the whole as JSON, and one row per keyword to count by.</summary>
internal sealed class InsightsStore(IDatabase database) : IInsights
{
    public async Task<RecordingInsights?> FindAsync(Guid recordingId, CancellationToken ct)
    {
        var row = await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<ResultRow>(
            "SELECT recording_id, at, body FROM insights_result WHERE recording_id = @recordingId", new { recordingId }), ct);
        return row is null ? null : new(row.RecordingId, row.At, JsonSerializer.Deserialize<CallInsights>(row.Body)!);
    }

    public async Task<IReadOnlyDictionary<Guid, InsightBrief>> BriefsAsync(IReadOnlyCollection<Guid> recordingIds, CancellationToken ct)
    {
        var found = new Dictionary<Guid, InsightBrief>();
        // SQL Server takes 2,100 parameters.
        foreach (var ids in recordingIds.Chunk(1000).Select(chunk => chunk.Select(id => id.ToString("D"))))
        {
            var rows = await database.ReadAsync(c => c.QueryAsync<InsightBrief>("SELECT recording_id, mood, subject FROM insights_result WHERE recording_id IN @ids", new { ids }), ct);
            foreach (var row in rows)
                found[row.RecordingId] = row;
        }

        return found;
    }

    public async Task<IReadOnlyList<KeywordCount>> CountAsync(DateTimeOffset since, CancellationToken ct) =>
        (await database.ReadAsync(c => c.QueryAsync<KeywordCount>(
            "SELECT keyword_id AS id, COUNT(*) AS calls FROM insights_found WHERE at >= @since GROUP BY keyword_id ORDER BY COUNT(*) DESC, keyword_id",
            new { since }), ct)).AsList();

    /// <summary>What was understood since an instant, one after the other.</summary>
    public async IAsyncEnumerable<RecordingInsights> SinceAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var id in (await database.ReadAsync(c => c.QueryAsync<Guid>("SELECT recording_id FROM insights_result WHERE at >= @since ORDER BY recording_id", new { since }), ct)).AsList())
        {
            if (await FindAsync(id, ct) is { } found)
                yield return found;
        }
    }

    /// <summary>Writes what was understood; run again it replaces.</summary>
    public async Task SaveAsync(UnitOfWork unit, Guid recordingId, DateTimeOffset at, CallInsights insights)
    {
        await unit.ExecuteAsync(
            database.Dialect.Upsert("insights_result", ["recording_id"], ["at", "mood", "intent", "subject", "may_leave", "body"]),
            new
            {
                recording_id = recordingId, at, mood = insights.Draft.Mood, intent = insights.Draft.Intent, subject = insights.Draft.Subject,
                may_leave = insights.Redaction.MayLeave ? 1 : 0, body = JsonSerializer.Serialize(insights),
            });
        await unit.ExecuteAsync("DELETE FROM insights_found WHERE recording_id = @recordingId", new { recordingId });
        foreach (var keyword in insights.Keywords)
        {
            await unit.ExecuteAsync(
                "INSERT INTO insights_found (recording_id, keyword_id, at, score, mentions) VALUES (@recordingId, @Id, @at, @Score, @mentions)",
                new { recordingId, keyword.Id, at, keyword.Score, mentions = keyword.Evidence.Count });
        }
    }

    private sealed record ResultRow
    {
        public Guid RecordingId { get; init; }

        public DateTimeOffset At { get; init; }

        public string Body { get; init; } = "";
    }
}
