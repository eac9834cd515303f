namespace CallAssist.Modules.Kernel.Data;

/// <summary>What SQLite and SQL Server say differently. Everything else is written in the subset both speak.</summary>
internal abstract class Dialect
{
    /// <summary>Folder name of this dialect's migrations.</summary>
    public abstract string Name { get; }

    /// <summary>The clause behind an <c>ORDER BY</c> that returns rows <c>@skip</c> to <c>@skip + @take</c>.</summary>
    public abstract string Page { get; }

    /// <summary>
    /// A statement that inserts the row, or updates the other columns where the key is there already.
    /// Parameters carry the columns' names.
    /// </summary>
    public abstract string Upsert(string table, string[] key, string[] columns);

    /// <summary>A statement that inserts the row unless its key is there already; affects 1 or 0 rows.</summary>
    public abstract string InsertIfMissing(string table, string[] key, string[] columns);

    /// <summary>A condition: the column is one of the strings of a JSON array, for lists longer than a statement may have parameters.</summary>
    public abstract string AmongJson(string column, string parameter);

    /// <summary>A query for the names of all tables that hold rows of ours.</summary>
    public abstract string Tables { get; }

    public static Dialect Sqlite { get; } = new SqliteDialect();

    public static Dialect SqlServer { get; } = new SqlServerDialect();

    private static string List(IEnumerable<string> names, string prefix = "") => string.Join(", ", names.Select(n => prefix + n));

    private static string Match(IEnumerable<string> names) => string.Join(" AND ", names.Select(n => $"{n} = @{n}"));

    private static string Assign(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"{n} = @{n}"));

    private sealed class SqliteDialect : Dialect
    {
        public override string Name => "Sqlite";

        public override string Page => "LIMIT @take OFFSET @skip";

        // Without a full-text index and the tables it keeps for itself: it follows the table it indexes.
        public override string Tables =>
            """
            SELECT name FROM sqlite_master t WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
            AND NOT EXISTS (SELECT 1 FROM sqlite_master v WHERE v.sql LIKE 'CREATE VIRTUAL%' AND t.name LIKE v.name || '\_%' ESCAPE '\')
            """;

        public override string AmongJson(string column, string parameter) => $"{column} IN (SELECT value FROM json_each({parameter}))";

        public override string Upsert(string table, string[] key, string[] columns) =>
            $"INSERT INTO {table} ({List([.. key, .. columns])}) VALUES ({List([.. key, .. columns], "@")}) " +
            $"ON CONFLICT ({List(key)}) DO UPDATE SET {Assign(columns)}";

        public override string InsertIfMissing(string table, string[] key, string[] columns) =>
            $"INSERT INTO {table} ({List([.. key, .. columns])}) VALUES ({List([.. key, .. columns], "@")}) " +
            $"ON CONFLICT ({List(key)}) DO NOTHING";
    }

    private sealed class SqlServerDialect : Dialect
    {
        public override string Name => "SqlServer";

        public override string Page => "OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY";

        public override string Tables => "SELECT name FROM sys.tables";

        public override string AmongJson(string column, string parameter) => $"{column} IN (SELECT value FROM OPENJSON({parameter}))";

        public override string Upsert(string table, string[] key, string[] columns) =>
            $"UPDATE {table} WITH (UPDLOCK, HOLDLOCK) SET {Assign(columns)} WHERE {Match(key)}; " +
            $"IF @@ROWCOUNT = 0 INSERT INTO {table} ({List([.. key, .. columns])}) VALUES ({List([.. key, .. columns], "@")});";

        public override string InsertIfMissing(string table, string[] key, string[] columns) =>
            $"INSERT INTO {table} ({List([.. key, .. columns])}) SELECT {List([.. key, .. columns], "@")} " +
            $"WHERE NOT EXISTS (SELECT 1 FROM {table} WITH (UPDLOCK, HOLDLOCK) WHERE {Match(key)})";
    }
}
