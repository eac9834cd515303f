using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Interventions.Data;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Interventions.Search;

/// <summary>Lists by filter, within what a person may see.</summary>
internal sealed class InterventionQuery(IDatabase database, ICustomerDirectory customers, IKeywordCatalogue catalogues)
{
    private const int MostWords = 8;
    private const int MostCompanies = 100;
    private const int MostSynonyms = 40;

    public async Task<InterventionPage> RunAsync(Person viewer, InterventionFilter filter, CancellationToken ct)
    {
        var parameters = new DynamicParameters();
        var meant = await MeantAsync(filter, ct);
        var where = string.Join(" AND ", Conditions(viewer, filter, meant, parameters));
        parameters.Add("skip", Math.Max(0, filter.Skip));
        parameters.Add("take", Math.Clamp(filter.Take, 1, 500));
        return await database.ReadAsync(async c =>
        {
            var rows = await c.QueryAsync<InterventionRow>(
                $"SELECT {InterventionRow.Columns} FROM interventions_intervention WHERE {where} ORDER BY at DESC, id DESC {database.Dialect.Page}",
                parameters);
            var total = await c.ExecuteScalarAsync<int>($"SELECT COUNT(*) FROM interventions_intervention WHERE {where}", parameters);
            return new InterventionPage([.. rows.Select(r => r.ToContract())], total);
        }, ct);
    }

    private static IEnumerable<string> Conditions(Person viewer, InterventionFilter filter, Meant meant, DynamicParameters parameters)
    {
        parameters.Add("all", viewer.SeesEveryone ? 1 : 0);
        parameters.Add("me", viewer.Id);
        var held = Spans.Condition(["extension"], "at", viewer.Tenures.Select(t => (t.Extension, t.From, t.Until)), "own", parameters);
        yield return $"(state = 'accepted' OR @all = 1 OR operator_id = @me OR (operator_id IS NULL AND {held}))";

        if (filter.State is { } state)
        {
            parameters.Add("state", state.Name());
            yield return "state = @state";
        }
        else
        {
            yield return "state <> 'dismissed'";
        }

        if (filter.OperatorId is { } person)
        {
            parameters.Add("person", person);
            yield return person == viewer.Id
                ? $"(operator_id = @person OR (operator_id IS NULL AND {held}))"
                : "operator_id = @person";
        }

        if (filter.CompanyId is { } company)
        {
            parameters.Add("company", company);
            yield return "company_id = @company";
        }

        if (filter.From is { } from)
        {
            parameters.Add("from", from);
            yield return "at >= @from";
        }

        if (filter.Until is { } until)
        {
            parameters.Add("until", until);
            yield return "at < @until";
        }

        if (!string.IsNullOrWhiteSpace(filter.Customer))
        {
            parameters.Add("companies", meant.Companies.Select(id => id.ToString("D")));
            parameters.Add("customer", $"%{Literal(filter.Customer.Trim())}%");
            yield return @"(company_id IN @companies OR customer LIKE @customer ESCAPE '\')";
        }

        if (meant.Keywords.Count > 0)
        {
            for (var i = 0; i < meant.Keywords.Count; i++)
                parameters.Add($"keyword{i}", $"%|{Escape(meant.Keywords[i].Trim())}|%");
            yield return $"({string.Join(" OR ", meant.Keywords.Select((_, i) => $@"keyword_keys LIKE @keyword{i} ESCAPE '\'"))})";
        }

        var words = (filter.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var i = 0; i < Math.Min(words.Length, MostWords); i++)
        {
            parameters.Add($"word{i}", $"%{Escape(words[i])}%");
            yield return $@"search_text LIKE @word{i} ESCAPE '\'";
        }
    }

    private async Task<Meant> MeantAsync(InterventionFilter filter, CancellationToken ct)
    {
        var companies = string.IsNullOrWhiteSpace(filter.Customer) ? [] : (await customers.SearchAsync(filter.Customer.Trim(), MostCompanies, ct)).Select(c => c.CompanyId).OfType<Guid>();
        if (string.IsNullOrWhiteSpace(filter.Keyword))
            return new([.. companies], []);
        var asked = BodyColumns.Fold(filter.Keyword.Trim());
        // A keyword that was merged into another goes on as its synonym.
        var same = (await catalogues.LoadAsync(ct)).Keywords.Where(k => k.Synonyms.Append(k.Label).Any(w => BodyColumns.Fold(w) == asked)).SelectMany(k => k.Synonyms.Append(k.Label));
        return new([.. companies], [.. same.Append(filter.Keyword).DistinctBy(BodyColumns.Fold).Take(MostSynonyms)]);
    }

    /// <summary>What customer and keyword of a filter stand for: companies of the file, words that mean the same keyword.</summary>
    private sealed record Meant(IReadOnlyList<Guid> Companies, IReadOnlyList<string> Keywords);

    /// <summary>Folded, with the wildcards of both dialects taken literally.</summary>
    private static string Escape(string text) => Literal(BodyColumns.Fold(text));

    private static string Literal(string text) => text
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal).Replace("[", @"\[", StringComparison.Ordinal);
}
