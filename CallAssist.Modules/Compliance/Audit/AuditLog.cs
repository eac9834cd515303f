using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Compliance.Audit;

internal sealed class AuditLog(IDatabase database, Ids ids, TimeProvider clock) : IAuditLog
{
    public Task RecordAsync(AuditEntry entry, CancellationToken ct) => database.WriteAsync(unit => unit.ExecuteAsync(
        """
        INSERT INTO compliance_audit (id, at, action, outcome, person_id, subject, address)
        VALUES (@Id, @At, @Action, @Outcome, @PersonId, @Subject, @Address)
        """,
        new { Id = ids.New(), At = clock.GetUtcNow(), entry.Action, entry.Outcome, entry.PersonId, entry.Subject, entry.Address }), ct);

    public async Task<IReadOnlyList<AuditEntry>> ListAsync(string? subject, int take, CancellationToken ct)
    {
        var sql =
            "SELECT action, outcome, person_id, subject, address, at FROM compliance_audit " +
            (subject is null ? "" : "WHERE subject = @subject ") + "ORDER BY id DESC " + database.Dialect.Page;
        return (await database.ReadAsync(c => c.QueryAsync<AuditEntry>(sql, new { subject, skip = 0, take }), ct)).AsList();
    }
}
