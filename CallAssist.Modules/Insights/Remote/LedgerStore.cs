using System.Runtime.CompilerServices;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Insights.Remote;

/// <summary>The ledger: a row is written before its text is sent, and told the outcome afterwards.</summary>
internal sealed class LedgerStore(IDatabase database) : ILedger
{
    private const string Columns = "id, at, recording_id, destination, model, rule_name AS rule, released_by, text, outcome, tokens";
    private const int ExportPage = 200;

    public Task<LedgerPage> ListAsync(int skip, int take, CancellationToken ct) => database.ReadAsync(async c => new LedgerPage(
        (await c.QueryAsync<LedgerEntry>(
            $"SELECT {Columns} FROM insights_ledger ORDER BY at DESC, id DESC {database.Dialect.Page}", new { skip = Math.Max(0, skip), take = Math.Clamp(take, 1, 500) })).AsList(),
        await c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM insights_ledger")), ct);

    public async IAsyncEnumerable<LedgerEntry> ReadAsync(DateTimeOffset from, DateTimeOffset until, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var skip = 0; ; skip += ExportPage)
        {
            var at = skip;
            var rows = (await database.ReadAsync(c => c.QueryAsync<LedgerEntry>(
                $"SELECT {Columns} FROM insights_ledger WHERE at >= @from AND at < @until ORDER BY at, id {database.Dialect.Page}",
                new { from, until, skip = at, take = ExportPage }), ct)).AsList();
            foreach (var row in rows)
                yield return row;
            if (rows.Count < ExportPage)
                yield break;
        }
    }

    public Task AddAsync(LedgerEntry entry, CancellationToken ct) => database.WriteAsync(
        unit => unit.ExecuteAsync(
            """
            INSERT INTO insights_ledger (id, at, recording_id, destination, model, rule_name, released_by, text, outcome, tokens)
            VALUES (@Id, @At, @RecordingId, @Destination, @Model, @Rule, @ReleasedBy, @Text, @Outcome, @Tokens)
            """,
            entry),
        ct);

    public Task CloseAsync(Guid id, string outcome, int tokens, CancellationToken ct) => database.WriteAsync(
        unit => unit.ExecuteAsync("UPDATE insights_ledger SET outcome = @outcome, tokens = @tokens WHERE id = @id", new { id, outcome, tokens }), ct);

    public Task<int> TokensSinceAsync(DateTimeOffset since, CancellationToken ct) => database.ReadAsync(
        c => c.ExecuteScalarAsync<int>("SELECT COALESCE(SUM(tokens), 0) FROM insights_ledger WHERE at >= @since", new { since }), ct);

    /// <summary>Who lets the text of this recording leave, or null.</summary>
    public Task<string?> ReleasedByAsync(Guid recordingId, CancellationToken ct) => database.ReadAsync(
        c => c.QueryFirstOrDefaultAsync<string?>("SELECT person FROM insights_release WHERE recording_id = @recordingId", new { recordingId }), ct);

    public Task ReleaseAsync(Guid recordingId, string person, DateTimeOffset at, CancellationToken ct) => database.WriteAsync(
        unit => unit.ExecuteAsync(database.Dialect.InsertIfMissing("insights_release", ["recording_id"], ["at", "person"]), new { recording_id = recordingId, at, person }), ct);
}
