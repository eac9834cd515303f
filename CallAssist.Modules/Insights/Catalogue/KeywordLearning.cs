using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Insights.Catalogue;

/// <summary>Proposals out of what operators keep and take away; nothing enters the catalogue before someone has seen it.</summary>
internal sealed class KeywordLearning(
    IDatabase database, IInsights insights, IKeywordCatalogue catalogues, ICatalogueEditor editor, ITopics topics, TimeProvider clock) : IKeywordLearning
{
    // Sure ways to say a keyword teach nothing.
    private static readonly string[] Unsure = ["phonetic", "fuzzy"];

    public async Task TeachAsync(Guid recordingId, IReadOnlyCollection<string> keptLabels, string? person, CancellationToken ct)
    {
        if (await insights.FindAsync(recordingId, ct) is not { } understood)
            return;
        var kept = keptLabels.ToHashSet(StringComparer.CurrentCultureIgnoreCase);
        var lessons = understood.Insights.Keywords.SelectMany(k => k.Evidence.Where(e => kept.Contains(k.Label) ? Unsure.Contains(e.Kind) : e.Kind != "clue")
            .Select(e => (k.Id, Words: e.Words.Trim().ToLowerInvariant(), Kind: kept.Contains(k.Label) ? LearnedWords.Heard : LearnedWords.Not)))
            .Where(l => l.Words.Length is > 2 and <= 100).Distinct().ToList();
        lessons.AddRange(await AddedAsync(understood, kept, person, ct));
        await ProposeAsync(recordingId, lessons, person, ct);
    }

    /// <summary>Keeps what a call taught until somebody has decided on it; what was decided stays so.</summary>
    public async Task ProposeAsync(Guid recordingId, List<(string Id, string Words, string Kind)> lessons, string? person, CancellationToken ct)
    {
        var catalogue = await catalogues.LoadAsync(ct);
        // A keyword that is its own label or synonym is taken away for this call; the word stays.
        var sure = catalogue.Keywords.SelectMany(k => k.Synonyms.Append(k.Label)).ToHashSet(StringComparer.CurrentCultureIgnoreCase);
        lessons.RemoveAll(l => sure.Contains(l.Words));
        if (lessons.Count == 0)
            return;
        var now = clock.GetUtcNow();
        await database.WriteAsync(async unit =>
        {
            foreach (var (id, words, kind) in lessons)
            {
                await unit.ExecuteAsync(
                    database.Dialect.InsertIfMissing("insights_learning", ["keyword_id", "words", "kind"], ["state", "recording_id", "at", "person", "decided_by"]),
                    new { keyword_id = id, words, kind, state = "proposed", recording_id = recordingId, at = now, person, decided_by = (string?)null });
            }
        }, ct);
    }

    public async Task<IReadOnlyList<LearnedWords>> ListAsync(CancellationToken ct) => (await database.ReadAsync(c => c.QueryAsync<LearnedWords>(
        "SELECT keyword_id, words, kind, state, recording_id, at, person, decided_by FROM insights_learning ORDER BY at DESC, keyword_id, words"), ct)).AsList();

    public Task<bool> AcceptAsync(LearnedWords words, string person, CancellationToken ct) => DecideAsync(words, person, "learned", ct);

    public Task<bool> UndoAsync(LearnedWords words, string person, CancellationToken ct) => DecideAsync(words, person, "undone", ct);

    private async Task<bool> DecideAsync(LearnedWords words, string person, string state, CancellationToken ct)
    {
        if ((await catalogues.LoadAsync(ct)).Keywords.FirstOrDefault(k => k.Id == words.KeywordId) is not { } entry)
            return false;
        var learned = state == "learned";
        var changed = words.Kind == LearnedWords.Heard
            ? entry with { Learned = With(entry.Learned, words.Words, learned) }
            : entry with { Elsewhere = With(entry.Elsewhere, words.Words, learned) };
        if ((await editor.SaveAsync(changed, ct)).Count > 0)
            return false;
        await database.WriteAsync(unit => unit.ExecuteAsync(
            "UPDATE insights_learning SET state = @state, decided_by = @person WHERE keyword_id = @KeywordId AND words = @Words AND kind = @Kind",
            new { state, person, words.KeywordId, words.Words, words.Kind }), ct);
        return true;
    }

    /// <summary>What somebody added: said in a way that nothing recognised, or unknown to the catalogue, which is then proposed as a topic.</summary>
    private async Task<List<(string Id, string Words, string Kind)>> AddedAsync(RecordingInsights understood, HashSet<string> kept, string? person, CancellationToken ct)
    {
        var lessons = new List<(string, string, string)>();
        var catalogue = await catalogues.LoadAsync(ct);
        var found = understood.Insights.Keywords.Select(k => k.Label).ToHashSet(StringComparer.CurrentCultureIgnoreCase);
        foreach (var label in kept.Where(l => !found.Contains(l)))
        {
            if (catalogue.Keywords.FirstOrDefault(k => k.Synonyms.Append(k.Label).Contains(label, StringComparer.CurrentCultureIgnoreCase)) is not { } entry)
                await topics.ProposeAsync(label, understood.RecordingId, person, ct);
            else if (NearestWords.Find(understood.Insights.Redaction.Turns, entry) is { } words)
                lessons.Add((entry.Id, words.Trim().ToLowerInvariant(), LearnedWords.Heard));
        }

        return lessons;
    }

    private static List<string> With(IReadOnlyList<string> list, string words, bool there)
    {
        List<string> without = [.. list.Where(w => !w.Equals(words, StringComparison.OrdinalIgnoreCase))];
        return there ? [.. without, words] : without;
    }
}
