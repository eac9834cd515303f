using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Kernel.Crypto;

/// <summary>The fingerprint of the master key, kept in the database that it seals: a copy of the data says by itself which key it needs.</summary>
internal static class MasterKeyMark
{
    /// <summary>
    /// Makes the key of new data, tells the master key which one this data expects, and notes the present one where the expected one is
    /// at hand: after a rotation that is the new key.
    /// </summary>
    public static async Task SettleAsync(IDatabase database, MasterKey master, TimeProvider clock, CancellationToken ct = default)
    {
        var noted = await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<string>("SELECT fingerprint FROM kernel_master_key WHERE id = 1"), ct);
        master.Expect(noted);
        if (noted is not null && master.State() != MasterKeyState.Here)
            return;
        var present = master.Fingerprint();
        if (present == noted)
            return;
        await database.WriteAsync(unit => unit.ExecuteAsync(
            database.Dialect.Upsert("kernel_master_key", ["id"], ["fingerprint", "since"]), new { id = 1, fingerprint = present, since = clock.GetUtcNow() }), ct);
        master.Expect(present);
    }
}
