using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CallAssist.Modules.Kernel.Data;

/// <summary>
/// Applies the numbered scripts <c>&lt;Module&gt;/Data/&lt;Dialect&gt;/NNNN_name.sql</c>, each once and each in a transaction,
/// modules in flow order. On SQLite a copy of the file is taken first when there is something to apply to data already there.
/// </summary>
internal sealed partial class Migrator(IDatabase database, TimeProvider clock, ILogger<Migrator> logger)
{
    /// <summary>Modules in the order of DESIGN.md rule 2; tables of an upstream module are there before those below.</summary>
    internal static readonly string[] FlowOrder =
    [
        "Kernel", "Compliance", "Identity", "Customers", "Telephony", "Popups", "Agents", "Recordings", "Transcription", "Insights",
        "Interventions", "Tasks", "Mailbox", "Notifications", "Webhooks",
    ];

    public async Task MigrateAsync(CancellationToken ct = default)
    {
        await database.WriteAsync(unit => unit.ExecuteAsync(CreateTable(database.Dialect)), ct);
        var applied = (await database.ReadAsync(c => c.QueryAsync<string>("SELECT name FROM kernel_migration"), ct)).ToHashSet();
        var missing = Scripts(database.Dialect).Where(s => !applied.Contains(s.Name)).ToList();
        if (missing.Count == 0)
            return;
        if (applied.Count > 0 && database is SqliteDatabase sqlite)
            BackUp(sqlite);
        foreach (var script in missing)
        {
            await database.WriteAsync(async unit =>
            {
                foreach (var batch in Batches(script.Sql))
                    await unit.ExecuteAsync(batch);
                await unit.ExecuteAsync(
                    "INSERT INTO kernel_migration (name, applied_at) VALUES (@Name, @At)",
                    new { script.Name, At = clock.GetUtcNow() });
            }, ct);
            Log.Applied(logger, script.Name);
        }
    }

    internal static IEnumerable<(string Name, string Sql)> Scripts(Dialect dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Select(resource => (resource, match: ScriptName().Match(resource.Replace('\\', '/'))))
            .Where(r => r.match.Success && r.match.Groups["dialect"].Value == dialect.Name)
            .Select(r => (Module: r.match.Groups["module"].Value, File: r.match.Groups["file"].Value, r.resource))
            .OrderBy(r => Array.IndexOf(FlowOrder, r.Module)).ThenBy(r => r.File, StringComparer.Ordinal)
            .Select(r => ($"{r.Module}/{r.File}", Read(assembly, r.resource)));
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Batches(string sql) =>
        Regex.Split(sql, @"^\s*GO\s*$", RegexOptions.Multiline).Where(batch => !string.IsNullOrWhiteSpace(batch));

    private static string CreateTable(Dialect dialect) => dialect == Dialect.Sqlite
        ? "CREATE TABLE IF NOT EXISTS kernel_migration (name TEXT NOT NULL PRIMARY KEY, applied_at INTEGER NOT NULL)"
        : "IF OBJECT_ID('kernel_migration') IS NULL CREATE TABLE kernel_migration (name varchar(200) NOT NULL PRIMARY KEY, applied_at bigint NOT NULL)";

    private void BackUp(SqliteDatabase sqlite)
    {
        var copy = $"{sqlite.File}.before-{clock.GetUtcNow():yyyyMMdd-HHmmss}";
        using var from = sqlite.Open();
        using var to = new SqliteConnection($"Data Source={copy};Pooling=False");
        to.Open();
        from.BackupDatabase(to);
        Log.BackedUp(logger, Path.GetFileName(copy));
    }

    [GeneratedRegex(@"^sql/(?<module>\w+)/Data/(?<dialect>\w+)/(?<file>\d{4}_\w+)\.sql$")]
    private static partial Regex ScriptName();

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Information, "Migration {Name} applied")]
        public static partial void Applied(ILogger logger, string name);

        [LoggerMessage(1002, LogLevel.Information, "Database copied to {File} before migrating")]
        public static partial void BackedUp(ILogger logger, string file);
    }
}
