using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using Dapper;

namespace CallAssist.Modules.Recordings.Care;

internal sealed class KeyRotation(IDatabase database, MasterKey master, IEnumerable<IMasterKeyUser> users, TimeProvider clock) : IKeyRotation
{
    private const int AtATime = 200;

    /// <summary>Recordings, and captures that are still on their way. An archive of the last day is packed again instead.</summary>
    private static readonly string[] Tables = ["recordings_recording", "recordings_upload"];

    public async Task<int> RotateAsync(CancellationToken ct)
    {
        // Rows that a former, interrupted rotation left with the former key come first: a second renewal would lose it.
        var done = await WrapAnewAsync(ct);
        master.Renew();
        done += await WrapAnewAsync(ct);
        await MasterKeyMark.SettleAsync(database, master, clock, ct);
        return done;
    }

    private async Task<int> WrapAnewAsync(CancellationToken ct)
    {
        var done = 0;
        foreach (var table in Tables)
            done += await WrapAnewAsync(table, ct);
        foreach (var user in users)
            done += await user.RewrapAsync(ct);
        return done;
    }

    private async Task<int> WrapAnewAsync(string table, CancellationToken ct)
    {
        var ids = (await database.ReadAsync(c => c.QueryAsync<Guid>($"SELECT id FROM {table} WHERE wrapped_key <> '' ORDER BY id"), ct)).AsList();
        var done = 0;
        foreach (var chunk in ids.Chunk(AtATime))
        {
            done += await database.WriteAsync(async unit =>
            {
                var changed = 0;
                foreach (var id in chunk)
                {
                    var wrapped = await unit.QuerySingleAsync<string>($"SELECT wrapped_key FROM {table} WHERE id = @id", new { id });
                    if (wrapped is not null && master.Rewrap(wrapped) is { } anew)
                        changed += await unit.ExecuteAsync($"UPDATE {table} SET wrapped_key = @anew WHERE id = @id", new { id, anew });
                }

                return changed;
            }, ct);
        }

        return done;
    }
}
