using System.Text.Json;
using System.Text.RegularExpressions;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Modules.Insights.Catalogue;

/// <summary>Changes to the catalogue; every change moves <c>changed_at</c>, by which a loaded catalogue is known to be old.</summary>
internal sealed partial class CatalogueEditor(IDatabase database, IKeywordCatalogue catalogues, IRecordingLabels labels, TimeProvider clock) : ICatalogueEditor
{
    private const int LongestLabel = 200;

    public async Task<IReadOnlyList<string>> SaveAsync(KeywordEntry entry, CancellationToken ct)
    {
        var catalogue = await catalogues.LoadAsync(ct);
        var problems = Problems(entry, catalogue).ToList();
        if (problems.Count > 0)
            return problems;
        var position = catalogue.Keywords.Index().Where(k => k.Item.Id == entry.Id).Select(k => k.Index).FirstOrDefault(catalogue.Keywords.Count);
        await database.WriteAsync(unit => WriteAsync(unit, entry, position), ct);
        return [];
    }

    public async Task<bool> DeleteAsync(string id, CancellationToken ct)
    {
        // An empty table is filled first.
        await catalogues.LoadAsync(ct);
        return await database.WriteAsync(async unit =>
        {
            if (await unit.ExecuteAsync("DELETE FROM insights_keyword WHERE id = @id", new { id }) == 0)
                return false;
            await unit.ExecuteAsync("UPDATE insights_keyword SET parent = NULL WHERE parent = @id", new { id });
            await TouchAsync(unit);
            return true;
        }, ct);
    }

    public async Task<bool> MergeAsync(string from, string into, CancellationToken ct)
    {
        var catalogue = await catalogues.LoadAsync(ct);
        if (from == into || catalogue.Keywords.FirstOrDefault(k => k.Id == from) is not { } gone || catalogue.Keywords.FirstOrDefault(k => k.Id == into) is not { } stays)
            return false;
        var merged = stays with
        {
            Synonyms = Union(stays.Synonyms.Concat([gone.Label]).Concat(gone.Synonyms), stays.Label),
            Learned = Union(stays.Learned.Concat(gone.Learned), stays.Label),
            Elsewhere = Union(stays.Elsewhere.Concat(gone.Elsewhere), ""),
            Parent = stays.Parent == from ? gone.Parent == into ? null : gone.Parent : stays.Parent,
        };
        await database.WriteAsync(async unit =>
        {
            await WriteAsync(unit, merged, catalogue.Keywords.ToList().IndexOf(stays));
            await unit.ExecuteAsync("DELETE FROM insights_keyword WHERE id = @from", new { from });
            await unit.ExecuteAsync("UPDATE insights_keyword SET parent = @into WHERE parent = @from AND id <> @into", new { from, into });
            // A call with both counts once.
            await unit.ExecuteAsync(
                "DELETE FROM insights_found WHERE keyword_id = @from AND recording_id IN (SELECT recording_id FROM insights_found WHERE keyword_id = @into)", new { from, into });
            await unit.ExecuteAsync("UPDATE insights_found SET keyword_id = @into WHERE keyword_id = @from", new { from, into });
            await labels.MergeAsync(unit, from, into);
            // What calls taught goes over too, so that it can still be taken back.
            await unit.ExecuteAsync(
                """
                DELETE FROM insights_learning WHERE keyword_id = @from
                AND EXISTS (SELECT 1 FROM insights_learning o WHERE o.keyword_id = @into AND o.words = insights_learning.words AND o.kind = insights_learning.kind)
                """, new { from, into });
            await unit.ExecuteAsync("UPDATE insights_learning SET keyword_id = @into WHERE keyword_id = @from", new { from, into });
        }, ct);
        return true;
    }

    public async Task<int?> ImportAsync(Stream file, CancellationToken ct)
    {
        KeywordCatalogue imported;
        try
        {
            imported = KeywordCatalogue.Parse(file);
        }
        catch (JsonException)
        {
            return null;
        }

        if (imported.Keywords.Any(k => Problems(k, imported).Any()))
            return null;
        var known = (await catalogues.LoadAsync(ct)).Keywords;
        var positions = known.Index().ToDictionary(k => k.Item.Id, k => k.Index);
        await database.WriteAsync(async unit =>
        {
            foreach (var (index, entry) in imported.Keywords.Index())
                await WriteAsync(unit, entry, positions.GetValueOrDefault(entry.Id, known.Count + index));
        }, ct);
        return imported.Keywords.Count;
    }

    private Task<int> WriteAsync(UnitOfWork unit, KeywordEntry entry, int position) => unit.ExecuteAsync(
        database.Dialect.Upsert("insights_keyword", ["id"], ["position", "label", "category", "parent", "synonyms", "learned", "elsewhere", "changed_at"]),
        new
        {
            id = entry.Id, position, label = entry.Label.Trim(), category = entry.Category.Trim(), parent = entry.Parent is { Length: > 0 } ? entry.Parent : null,
            synonyms = Json(entry.Synonyms), learned = Json(entry.Learned), elsewhere = Json(entry.Elsewhere), changed_at = clock.GetUtcNow(),
        });

    private Task<int> TouchAsync(UnitOfWork unit) =>
        unit.ExecuteAsync("UPDATE insights_keyword SET changed_at = @at WHERE id = (SELECT MIN(id) FROM insights_keyword)", new { at = clock.GetUtcNow() });

    private static IEnumerable<string> Problems(KeywordEntry entry, KeywordCatalogue catalogue)
    {
        if (!Id().IsMatch(entry.Id ?? ""))
            yield return "Id";
        if (string.IsNullOrWhiteSpace(entry.Label) || entry.Label.Length > LongestLabel)
            yield return "Label";
        if (entry.Parent is { Length: > 0 } parent && (parent == entry.Id || catalogue.Keywords.All(k => k.Id != parent)))
            yield return "Parent";
        if (entry.Synonyms.Concat(entry.Learned).Concat(entry.Elsewhere).Any(w => string.IsNullOrWhiteSpace(w) || w.Length > LongestLabel))
            yield return "Words";
    }

    private static List<string> Union(IEnumerable<string> words, string without) =>
        [.. words.Where(w => !w.Equals(without, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string Json(IReadOnlyList<string> list) => JsonSerializer.Serialize(list.Select(w => w.Trim()));

    [GeneratedRegex("^[a-z0-9_-]{1,100}$")]
    private static partial Regex Id();
}
