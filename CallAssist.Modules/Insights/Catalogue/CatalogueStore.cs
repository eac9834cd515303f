using System.Text.Json;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Insights.Catalogue;

/// <summary>The catalogue in the database; an empty table is filled with the default one.</summary>
internal sealed class CatalogueStore(IDatabase database, TimeProvider clock) : IKeywordCatalogue
{
    private readonly Lock _gate = new();
    private (string Stamp, KeywordCatalogue Catalogue)? _last;

    public async Task<KeywordCatalogue> LoadAsync(CancellationToken ct)
    {
        var stamp = await StampAsync(ct);
        if (stamp.Rows == 0)
        {
            await SeedAsync(ct);
            stamp = await StampAsync(ct);
        }

        lock (_gate)
        {
            if (_last is { } last && last.Stamp == stamp.ToString())
                return last.Catalogue;
        }

        var rows = await database.ReadAsync(c => c.QueryAsync<KeywordRow>(
            "SELECT id, label, category, parent, synonyms, learned, elsewhere FROM insights_keyword ORDER BY position, id"), ct);
        var catalogue = new KeywordCatalogue([.. rows.Select(r => r.ToEntry())]);
        lock (_gate)
        {
            _last = (stamp.ToString(), catalogue);
        }

        return catalogue;
    }

    private Task<CatalogueStamp> StampAsync(CancellationToken ct) => database.ReadAsync(
        c => c.QuerySingleAsync<CatalogueStamp>("SELECT COUNT(*) AS rows, COALESCE(MAX(changed_at), 0) AS changed FROM insights_keyword"), ct);

    private Task SeedAsync(CancellationToken ct) => database.WriteAsync(async unit =>
    {
        var now = clock.GetUtcNow();
        var insert = database.Dialect.InsertIfMissing("insights_keyword", ["id"], ["position", "label", "category", "parent", "synonyms", "learned", "elsewhere", "changed_at"]);
        foreach (var (position, entry) in KeywordCatalogue.Default.Keywords.Index())
        {
            await unit.ExecuteAsync(insert, new
            {
                id = entry.Id, position, label = entry.Label, category = entry.Category, parent = entry.Parent,
                synonyms = Json(entry.Synonyms), learned = Json(entry.Learned), elsewhere = Json(entry.Elsewhere), changed_at = now,
            });
        }
    }, ct);

    private static string Json(IReadOnlyList<string> list) => JsonSerializer.Serialize(list);

    private sealed record CatalogueStamp
    {
        public long Rows { get; init; }

        public long Changed { get; init; }
    }
}

/// <summary>A keyword as the table holds it.</summary>
internal sealed record KeywordRow
{
    public string Id { get; init; } = "";

    public string Label { get; init; } = "";

    public string Category { get; init; } = "";

    public string? Parent { get; init; }

    public string Synonyms { get; init; } = "[]";

    public string Learned { get; init; } = "[]";

    public string Elsewhere { get; init; } = "[]";

    public KeywordEntry ToEntry() => new()
    {
        Id = Id, Label = Label, Category = Category, Parent = Parent, Synonyms = List(Synonyms), Learned = List(Learned), Elsewhere = List(Elsewhere),
    };

    private static IReadOnlyList<string> List(string json) => JsonSerializer.Deserialize<string[]>(json) ?? [];
}
