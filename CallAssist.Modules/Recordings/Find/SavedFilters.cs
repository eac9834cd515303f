using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using Dapper;

namespace CallAssist.Modules.Recordings.Find;

internal sealed class SavedFilters(IDatabase database, Ids ids, TimeProvider clock) : ISavedFilters
{
    private const int LongestName = 60;
    private const int LongestQuery = 1000;
    private const int Most = 30;

    public async Task<IReadOnlyList<SavedFilter>> ListAsync(Person person, CancellationToken ct) => (await database.ReadAsync(c => c.QueryAsync<SavedFilter>(
        "SELECT id, name, query FROM recordings_filter WHERE person_id = @Id ORDER BY name", new { person.Id }), ct)).AsList();

    public async Task<bool> SaveAsync(Person person, string name, string query, CancellationToken ct)
    {
        name = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (name.Length is 0 or > LongestName || query.Length is 0 or > LongestQuery)
            return false;
        return await database.WriteAsync(async unit =>
        {
            var parameters = new { id = ids.New(), person = person.Id, name, query, now = clock.GetUtcNow() };
            if (await unit.ExecuteAsync("UPDATE recordings_filter SET query = @query, changed_at = @now WHERE person_id = @person AND name = @name", parameters) > 0)
                return true;
            if (await unit.QuerySingleAsync<int>("SELECT COUNT(*) FROM recordings_filter WHERE person_id = @person", parameters) >= Most)
                return false;
            await unit.ExecuteAsync("INSERT INTO recordings_filter (id, person_id, name, query, changed_at) VALUES (@id, @person, @name, @query, @now)", parameters);
            return true;
        }, ct);
    }

    public Task RemoveAsync(Person person, Guid id, CancellationToken ct) =>
        database.WriteAsync(unit => unit.ExecuteAsync("DELETE FROM recordings_filter WHERE id = @id AND person_id = @person", new { id, person = person.Id }), ct);
}
