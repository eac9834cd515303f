using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;

namespace CallAssist.Modules.Transcription.Search;

/// <summary>
/// Takes the words of erased transcripts out of the index's files. SQLite's FTS5 only marks them as deleted until its segments are merged
/// (sqlite.org/fts5.html §6.8); here they are merged into one, in small steps, so that nobody waits long for the writer.
/// </summary>
internal sealed class TidyIndex(IDatabase database) : IBackgroundJob
{
    /// <summary>Pages of 4 KB that one step writes at most.</summary>
    private const int Step = 200;

    public static string Kind => "index-tidy";

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        if (database.Dialect != Dialect.Sqlite)
            return;
        // A negative count puts all segments into one merge, positive ones go on with it; less than two changes: nothing is left to do.
        for (var pages = -Step; await MergeAsync(pages, ct) >= 2; pages = Step)
            ct.ThrowIfCancellationRequested();
    }

    private Task<long> MergeAsync(int pages, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        var before = await unit.QuerySingleAsync<long>("SELECT total_changes()");
        await unit.ExecuteAsync("INSERT INTO transcription_words (transcription_words, rank) VALUES ('merge', @pages)", new { pages });
        return await unit.QuerySingleAsync<long>("SELECT total_changes()") - before;
    }, ct);
}
