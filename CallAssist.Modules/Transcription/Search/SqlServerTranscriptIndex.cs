using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Transcription.Search;

/// <summary>
/// SQL Server: CONTAINS where the table has a full-text index, else LIKE over the folded text with a space at either end, which
/// finds the same and reads every row.
/// </summary>
internal sealed class SqlServerTranscriptIndex(IDatabase database) : ITranscriptIndex
{
    public async Task<IReadOnlyList<Guid>> FindAsync(SearchText search, DateTimeOffset? from, DateTimeOffset? until, int take, CancellationToken ct)
    {
        var parameters = new DynamicParameters(new { from = from ?? DateTimeOffset.UnixEpoch, until = until ?? DateTimeOffset.MaxValue, take });
        return await database.ReadAsync(async c =>
        {
            var indexed = await c.ExecuteScalarAsync<int?>("SELECT OBJECTPROPERTY(OBJECT_ID('transcription_document'), 'TableHasActiveFulltextIndex')") == 1;
            var match = indexed ? Contains(search, parameters) : Like(search, parameters);
            var found = await c.QueryAsync<Guid>(
                $"SELECT TOP (@take) recording_id FROM transcription_document WHERE at >= @from AND at < @until AND {match} ORDER BY docid DESC", parameters);
            return found.AsList();
        }, ct);
    }

    internal static string Contains(SearchText search, DynamicParameters parameters)
    {
        var wanted = string.Join(" AND ", search.Wanted.Select(Term));
        parameters.Add("match", wanted + string.Concat(search.Unwanted.Select(t => $" AND NOT {Term(t)}")));
        return "CONTAINS(text, @match)";
    }

    internal static string Like(SearchText search, DynamicParameters parameters)
    {
        var conditions = new List<string>();
        foreach (var (term, not) in search.Wanted.Select(t => (t, "")).Concat(search.Unwanted.Select(t => (t, "NOT "))))
        {
            var name = $"term{conditions.Count}";
            parameters.Add(name, $"% {string.Join(' ', term.Words)}{(term.Prefix ? "" : " ")}%");
            conditions.Add($"' ' + text + ' ' {not}LIKE @{name}");
        }

        return string.Join(" AND ", conditions);
    }

    /// <summary>A prefix of several words lets each of them go on there; the passages shown are exact.</summary>
    private static string Term(SearchTerm term) => $"\"{string.Join(' ', term.Words)}{(term.Prefix ? "*" : "")}\"";
}
