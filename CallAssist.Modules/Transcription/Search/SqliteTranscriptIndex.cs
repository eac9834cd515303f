using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Transcription.Search;

/// <summary>SQLite's FTS5: the newest documents first, so that a common word costs no more than a page of it.</summary>
internal sealed class SqliteTranscriptIndex(IDatabase database) : ITranscriptIndex
{
    private const string Matching = "SELECT rowid FROM transcription_words WHERE transcription_words MATCH @match ORDER BY rowid DESC LIMIT @take";

    private const string MatchingInWindow =
        """
        SELECT rowid FROM transcription_words WHERE transcription_words MATCH @match
        AND rowid >= (SELECT COALESCE(MIN(docid), 0) FROM transcription_document WHERE at >= @from AND at < @until)
        AND rowid <= (SELECT COALESCE(MAX(docid), -1) FROM transcription_document WHERE at >= @from AND at < @until)
        ORDER BY rowid DESC LIMIT @take
        """;

    public async Task<IReadOnlyList<Guid>> FindAsync(SearchText search, DateTimeOffset? from, DateTimeOffset? until, int take, CancellationToken ct)
    {
        var matching = from is null && until is null ? Matching : MatchingInWindow;
        var sql = $"SELECT d.recording_id FROM ({matching}) w JOIN transcription_document d ON d.docid = w.rowid ORDER BY d.docid DESC";
        var parameters = new { match = Expression(search), from = from ?? DateTimeOffset.UnixEpoch, until = until ?? DateTimeOffset.MaxValue, take };
        return (await database.ReadAsync(c => c.QueryAsync<Guid>(sql, parameters), ct)).AsList();
    }

    /// <summary>FTS5's language; folded words hold letters and digits only, so quotes need no escape.</summary>
    internal static string Expression(SearchText search)
    {
        var wanted = string.Join(" AND ", search.Wanted.Select(Term));
        return search.Unwanted.Count == 0 ? wanted : $"({wanted}) NOT ({string.Join(" OR ", search.Unwanted.Select(Term))})";
    }

    private static string Term(SearchTerm term) => $"\"{string.Join(' ', term.Words)}\"{(term.Prefix ? " *" : "")}";
}
