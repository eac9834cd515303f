using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Telephony.Contracts;
using Dapper;

namespace CallAssist.Modules.Telephony.Inbox;

internal sealed class Inbox(IDatabase database, Rerun rerun) : IInbox
{
    private const string Columns = "id, source, received_at, method, rest, content_type, query, body, outcome, reason, call_id";

    /// <summary>More than a day of a busy office; whoever wants more runs it again.</summary>
    private const int MostAtOnce = 20_000;

    public async Task<InboxPage> SearchAsync(InboxCriteria criteria, CancellationToken ct)
    {
        var conditions = new List<string> { "1 = 1" };
        if (criteria.Source is not null)
            conditions.Add("source = @Source");
        if (criteria.Outcome is not null)
            conditions.Add("outcome = @Outcome");
        if (criteria.CallId is not null)
            conditions.Add("call_id = @CallId");
        if (!string.IsNullOrWhiteSpace(criteria.Text))
            conditions.Add("(query LIKE @text ESCAPE '!' OR body LIKE @text ESCAPE '!' OR rest LIKE @text ESCAPE '!' OR reason LIKE @text ESCAPE '!')");
        var where = string.Join(" AND ", conditions);
        var parameters = new
        {
            criteria.Source, criteria.Outcome, criteria.CallId, text = Like(criteria.Text), skip = Math.Max(0, criteria.Skip), take = Math.Clamp(criteria.Take, 1, 200),
        };
        return await database.ReadAsync(async c => new InboxPage(
            (await c.QueryAsync<InboxRequest>($"SELECT {Columns} FROM telephony_receipt WHERE {where} ORDER BY received_at DESC, id DESC {database.Dialect.Page}", parameters)).AsList(),
            await c.ExecuteScalarAsync<int>($"SELECT COUNT(*) FROM telephony_receipt WHERE {where}", parameters)), ct);
    }

    public Task<InboxRequest?> FindAsync(Guid id, CancellationToken ct) => database.ReadAsync(c => c.QueryFirstOrDefaultAsync<InboxRequest>(
        $"SELECT {Columns} FROM telephony_receipt WHERE id = @id", new { id }), ct);

    public Task<int> RerunAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) => rerun.RunAsync([.. ids.Order()], ct);

    public async Task<int> RerunAsync(string source, DateTimeOffset since, CancellationToken ct) => await rerun.RunAsync(
        (await database.ReadAsync(c => c.QueryAsync<Guid>(
            "SELECT id FROM telephony_receipt WHERE source = @source AND received_at >= @since ORDER BY received_at, id " + database.Dialect.Page,
            new { source, since, skip = 0, take = MostAtOnce }), ct)).AsList(), ct);

    private static string Like(string? text) =>
        "%" + (text ?? "").Trim().Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal).Replace("[", "![", StringComparison.Ordinal) + "%";
}
