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
        if (entry.Id.Length == 0)
            entry = entry with { Id = KeywordIds.For(entry.Label, catalogue) };
        var problems = Problems(entry, Parents(catalogue.Keywords.Append(entry))).ToList();
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

    public async Task<CatalogueImport> ImportAsync(Stream file, CancellationToken ct)
    {
        IReadOnlyList<KeywordEntry> imported;
        try
        {
            imported = KeywordCatalogue.Parse(file).Keywords;
        }
        catch (JsonException problem)
        {
            return new(0, 0) { Problem = "File", Where = problem.Message };
        }

        if (imported.GroupBy(k => k.Id).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
            return new(0, 0) { Problem = "Twice", Where = twice.Key };
        var known = (await catalogues.LoadAsync(ct)).Keywords;
        var positions = known.Index().ToDictionary(k => k.Item.Id, k => k.Index);
        var parents = Parents(known.Concat(imported));
        if (imported.Select(k => (Entry: k, Problem: Problems(k, parents).FirstOrDefault())).FirstOrDefault(k => k.Problem is not null) is { Problem: { } wrong } bad)
            return new(0, 0) { Problem = wrong, Where = bad.Entry.Id };
        await database.WriteAsync(async unit =>
        {
            foreach (var (index, entry) in imported.Index())
                await WriteAsync(unit, entry, positions.GetValueOrDefault(entry.Id, known.Count + index));
        }, ct);
        var replaced = imported.Count(k => positions.ContainsKey(k.Id));
        return new(imported.Count - replaced, replaced);
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

    // Of two of one id the later stands.
    private static Dictionary<string, string?> Parents(IEnumerable<KeywordEntry> entries)
    {
        var parents = new Dictionary<string, string?>();
        foreach (var entry in entries)
            parents[entry.Id] = entry.Parent is { Length: > 0 } parent ? parent : null;
        return parents;
    }

    private static IEnumerable<string> Problems(KeywordEntry entry, Dictionary<string, string?> parents)
    {
        if (!Id().IsMatch(entry.Id))
            yield return "Id";
        if (string.IsNullOrWhiteSpace(entry.Label) || entry.Label.Length > LongestLabel)
            yield return "Label";
        if (parents[entry.Id] is { } parent && !parents.ContainsKey(parent))
            yield return "Parent";
        if (IsUnderItself(entry.Id, parents))
            yield return "Circle";
        if (entry.Category.Length > LongestLabel || entry.Synonyms.Concat(entry.Learned).Concat(entry.Elsewhere).Any(w => string.IsNullOrWhiteSpace(w) || w.Length > LongestLabel))
            yield return "Words";
    }

    // Each would hide the other in every call.
    private static bool IsUnderItself(string id, Dictionary<string, string?> parents)
    {
        var above = parents[id];
        for (var steps = 0; above is not null && above != id && steps < parents.Count; steps++)
            above = parents.GetValueOrDefault(above);
        return above == id;
    }

    private static List<string> Union(IEnumerable<string> words, string without) =>
        [.. words.Where(w => !w.Equals(without, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string Json(IReadOnlyList<string> list) => JsonSerializer.Serialize(list.Select(w => w.Trim()));

    [GeneratedRegex("^[a-z0-9_-]{1,100}$")]
    private static partial Regex Id();
}
