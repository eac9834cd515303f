using Dapper;
using Microsoft.Data.Sqlite;

namespace CallAssist.Modules.Kernel.Data;

/// <summary>Online copies of the SQLite file, and what a copy says of itself.</summary>
internal sealed class DatabaseCopy(IDatabase database, TimeProvider clock)
{
    /// <summary>Copies the database as one transaction sees it, while others write.</summary>
    /// <exception cref="InvalidOperationException">The database is no SQLite file.</exception>
    public void WriteTo(string file)
    {
        if (database is not SqliteDatabase sqlite)
            throw new InvalidOperationException("The data is in a SQL Server, which has backups of its own; copy the vault folder with it.");
        using var from = sqlite.Open();
        using var to = new SqliteConnection($"Data Source={file};Pooling=False");
        to.Open();
        from.BackupDatabase(to);
        // One file that can be read from anywhere, without a log beside it.
        to.Execute("PRAGMA journal_mode=DELETE");
    }

    /// <summary>The ids that <paramref name="ids"/> selects in a database beside ours.</summary>
    public static IReadOnlyList<Guid> Ids(string file, string ids)
    {
        SqliteEngine.EnsureLoaded();
        using var copy = new SqliteConnection($"Data Source={file};Pooling=False");
        copy.Open();
        return copy.Query<Guid>(ids).AsList();
    }

    /// <summary>Removes the copies that were made before migrations longer ago than this.</summary>
    public void Forget(TimeSpan after)
    {
        if (database is not SqliteDatabase { File: var file })
            return;
        foreach (var copy in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + ".before-*"))
        {
            if (File.GetLastWriteTimeUtc(copy) < clock.GetUtcNow() - after)
                File.Delete(copy);
        }
    }

    /// <summary>The migrations a copy went through, and the ids that <paramref name="ids"/> selects in it; null when the file is no sound database.</summary>
    public static (IReadOnlyList<string> Migrations, IReadOnlySet<Guid> Ids)? Read(string file, string ids)
    {
        SqliteEngine.EnsureLoaded();
        try
        {
            using var copy = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
            copy.Open();
            if (copy.ExecuteScalar<string>("PRAGMA integrity_check") != "ok")
                return null;
            return (copy.Query<string>("SELECT name FROM kernel_migration").AsList(), copy.Query<Guid>(ids).ToHashSet());
        }
        catch (SqliteException)
        {
            return null;
        }
    }
}
