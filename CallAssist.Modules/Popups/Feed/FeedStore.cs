using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Popups.Feed;

/// <summary>What was told in the last day.</summary>
internal sealed class FeedStore(IDatabase database, TimeProvider clock)
{
    private const int MostToResume = 500;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task PutAsync(UnitOfWork unit, FeedRow row, Guid callId)
    {
        var now = clock.GetUtcNow();
        await unit.ExecuteAsync("DELETE FROM popups_feed WHERE at < @before", new { before = now - Kept });
        await unit.ExecuteAsync("INSERT INTO popups_feed (id, call_id, at, people, body) VALUES (@Id, @callId, @now, @people, @Body)",
            new { row.Id, callId, now, people = string.Join(' ', row.People), row.Body });
    }

    /// <summary>Everyone this call has concerned so far.</summary>
    public async Task<IReadOnlyList<Guid>> PeopleAsync(UnitOfWork unit, Guid callId) =>
        [.. (await unit.QueryAsync<string>("SELECT people FROM popups_feed WHERE call_id = @callId", new { callId })).SelectMany(Split).Distinct()];

    /// <summary>What a person missed since a message; null when that one is not known any more, or too much was said since.</summary>
    public async Task<IReadOnlyList<FeedRow>?> AfterAsync(Guid after, Guid? person, CancellationToken ct)
    {
        var rows = (await database.ReadAsync(c => c.QueryAsync<Row>(
            "SELECT id, people, body FROM popups_feed WHERE id >= @after ORDER BY id " + database.Dialect.Page, new { after, skip = 0, take = MostToResume + 1 }), ct)).AsList();
        if (rows.Count == 0 || rows[0].Id != after || rows.Count > MostToResume)
            return null;
        return [.. rows.Skip(1).Select(r => new FeedRow(r.Id, [.. Split(r.People)], r.Body)).Where(r => person is not { } own || r.People.Contains(own))];
    }

    /// <summary>The last message told, or null.</summary>
    public Task<Guid?> LastAsync(CancellationToken ct) => database.ReadAsync(c => c.ExecuteScalarAsync<Guid?>(
        "SELECT id FROM popups_feed ORDER BY id DESC " + database.Dialect.Page, new { skip = 0, take = 1 }), ct);

    private static IEnumerable<Guid> Split(string people) => people.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse);

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string People { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
