using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Compliance.Audit;

internal sealed class AuditLog(IDatabase database, Ids ids, TimeProvider clock) : IAuditLog
{
    private const string Columns = "action, outcome, person_id, subject, address, at";

    public Task RecordAsync(AuditEntry entry, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        var id = ids.New();
        await unit.ExecuteAsync(
            """
            INSERT INTO compliance_audit (id, at, action, outcome, person_id, subject, address)
            VALUES (@id, @At, @Action, @Outcome, @PersonId, @Subject, @Address)
            """,
            new { id, At = clock.GetUtcNow(), entry.Action, entry.Outcome, entry.PersonId, entry.Subject, entry.Address });
        foreach (var person in entry.Concerns.Distinct())
            await unit.ExecuteAsync("INSERT INTO compliance_concern (audit_id, person_id) VALUES (@id, @person)", new { id, person });
    }, ct);

    public async Task<IReadOnlyList<AuditEntry>> ListAsync(string? subject, int take, CancellationToken ct) =>
        (await FindAsync(new() { Subject = subject, Take = take }, ct)).Items;

    public async Task<AuditPage> FindAsync(AuditFilter filter, CancellationToken ct)
    {
        List<string> conditions = ["1 = 1"];
        if (filter.OfPerson is not null)
            conditions.Add("(person_id = @OfPerson OR id IN (SELECT audit_id FROM compliance_concern WHERE person_id = @OfPerson))");
        if (filter.ByPerson is not null)
            conditions.Add("person_id = @ByPerson");
        if (filter.Action is not null)
            conditions.Add("action LIKE @action");
        if (filter.Outcome is not null)
            conditions.Add("outcome = @Outcome");
        if (filter.Subject is not null)
            conditions.Add("subject = @Subject");
        if (filter.From is not null)
            conditions.Add("at >= @From");
        if (filter.Until is not null)
            conditions.Add("at < @Until");
        var where = string.Join(" AND ", conditions);
        var parameters = new
        {
            filter.OfPerson, filter.ByPerson, action = filter.Action + "%", filter.Outcome, filter.Subject, filter.From, filter.Until, skip = Math.Max(0, filter.Skip),
            take = filter.Take,
        };
        return await database.ReadAsync(async c => new AuditPage(
            (await c.QueryAsync<AuditEntry>($"SELECT {Columns} FROM compliance_audit WHERE {where} ORDER BY id DESC {database.Dialect.Page}", parameters)).AsList(),
            await c.ExecuteScalarAsync<int>($"SELECT COUNT(*) FROM compliance_audit WHERE {where}", parameters)), ct);
    }
}
