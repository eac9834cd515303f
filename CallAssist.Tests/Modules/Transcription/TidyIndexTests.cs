using System.Text;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Transcription.Search;
using Dapper;

namespace CallAssist.Tests.Modules.Transcription;

/// <summary>What was erased is in no file of the database any more, and what was not is found as before.</summary>
public sealed class TidyIndexTests
{
    // FTS5 writes a term without what it shares with the one before; nothing else here begins like these.
    private const string Erased = "xylographiquement";
    private const string Kept = "zymotechnie";

    [Fact]
    public async Task Run_AfterErasing_LeavesTheWordsInNoFile()
    {
        await using var host = await ModuleHost.StartAsync();
        var database = host.Get<IDatabase>();
        if (database.Dialect != Dialect.Sqlite)
            return;
        for (var i = 0; i < 40; i++)
        {
            var (docid, text) = (i, $"paie du mois {i} {(i == 7 ? Erased : Kept)} merci");
            await database.WriteAsync(unit => unit.ExecuteAsync(
                "INSERT INTO transcription_document (docid, recording_id, at, text) VALUES (@docid, @id, 0, @text)", new { docid, id = Guid.CreateVersion7(), text }));
        }

        await database.WriteAsync(unit => unit.ExecuteAsync("DELETE FROM transcription_document WHERE docid = 7"));
        Assert.Contains(Erased[1..], await FilesAsync(host, database), StringComparison.Ordinal);

        await new TidyIndex(database).RunAsync(Guid.Empty, TestContext.Current.CancellationToken);
        var files = await FilesAsync(host, database);
        Assert.DoesNotContain(Erased[1..], files, StringComparison.Ordinal);
        Assert.Contains(Kept[1..], files, StringComparison.Ordinal);
        Assert.Equal(39, await database.ReadAsync(c => c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM transcription_words WHERE transcription_words MATCH @Kept", new { Kept })));
    }

    /// <summary>Read while a connection is open: the last one to close takes files away.</summary>
    private static Task<string> FilesAsync(ModuleHost host, IDatabase database) => database.ReadAsync(async connection =>
    {
        await connection.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        var text = new StringBuilder();
        foreach (var path in Directory.GetFiles(host.Directory, "callassist.db*"))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
            text.Append(Encoding.Latin1.GetString(bytes));
        }

        return text.ToString();
    });
}
