using CallAssist.Modules.Kernel.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CallAssist.Tests.Modules.Kernel;

/// <summary>A database file that may not grow, as on a full disk: SQLite ends the whole transaction by itself.</summary>
public sealed class FullDiskTests
{
    private const int Full = 13; // SQLITE_FULL

    [Fact]
    public async Task Write_ThatFindsTheDiskFull_SaysSoAndTheNextOneGoesOn()
    {
        await using var host = await ModuleHost.StartAsync();
        if (host.Get<IDatabase>() is not SqliteDatabase database)
        {
            Assert.Skip("SQLite only.");
            return;
        }

        var error = await Assert.ThrowsAsync<SqliteException>(() => database.WriteAsync(async unit =>
        {
            await unit.ExecuteAsync("PRAGMA max_page_count = 1");
            return await unit.ExecuteAsync("CREATE TABLE test_big AS SELECT randomblob(4000000) AS bytes");
        }));
        Assert.Equal(Full, error.SqliteErrorCode);
        await database.WriteAsync(async unit =>
        {
            await unit.ExecuteAsync("PRAGMA max_page_count = 1000000");
            return await unit.ExecuteAsync("CREATE TABLE test_small (id INTEGER)");
        });
        Assert.Equal("test_small", await database.ReadAsync(c => c.ExecuteScalarAsync<string>("SELECT name FROM sqlite_master WHERE name LIKE 'test_%'")));
    }
}
