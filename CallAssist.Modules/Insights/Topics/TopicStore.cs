using CallAssist.Engines.French;
using CallAssist.Modules.Insights.Catalogue;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Insights.Understand;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Insights.Topics;

/// <summary>Proposed topics with their evidence; what was decided is never proposed again.</summary>
internal sealed class TopicStore(IDatabase database, InsightsStore insights, IKeywordCatalogue catalogues, ICatalogueEditor editor, TimeProvider clock) : ITopics
{
    public async Task<IReadOnlyList<ProposedTopic>> ListAsync(CancellationToken ct) => await database.ReadAsync(async c =>
    {
        var topics = await c.QueryAsync<ProposedTopic>("SELECT words, label, calls, at, person FROM insights_topic WHERE state = 'proposed' ORDER BY calls DESC, words");
        var evidence = (await c.QueryAsync<EvidenceRow>(
            "SELECT e.words, e.recording_id, e.start_second AS start, e.said FROM insights_topic_evidence e JOIN insights_topic t ON t.words = e.words WHERE t.state = 'proposed' ORDER BY e.recording_id"))
            .ToLookup(e => e.Words, e => new TopicEvidence { RecordingId = e.RecordingId, Start = e.Start, Said = e.Said });
        return (IReadOnlyList<ProposedTopic>)[.. topics.Select(t => t with { Evidence = [.. evidence[t.Words]] })];
    }, ct);

    public async Task ProposeAsync(string label, Guid recordingId, string? person, CancellationToken ct)
    {
        var words = FrenchText.Fold(label.Trim());
        var evidence = new TopicEvidence { RecordingId = recordingId };
        foreach (var turn in (await insights.FindAsync(recordingId, ct))?.Insights.Redaction.Turns ?? [])
        {
            if (FrenchText.Fold(turn.Text).Contains(words, StringComparison.Ordinal))
                evidence = new() { RecordingId = recordingId, Start = turn.Start, Said = turn.Text };
        }

        await SaveAsync([new(words, label.Trim(), 1, [evidence])], person, ct);
    }

    /// <summary>Adds proposals; one that stands keeps its highest count and its evidence, one that was decided stays decided.</summary>
    public Task SaveAsync(IReadOnlyList<FoundTopic> found, string? person, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        foreach (var topic in found)
        {
            var now = clock.GetUtcNow();
            await unit.ExecuteAsync(
                database.Dialect.InsertIfMissing("insights_topic", ["words"], ["label", "state", "calls", "at", "person", "decided_by"]),
                new { words = topic.Words, label = topic.Label, state = "proposed", calls = topic.Calls, at = now, person, decided_by = (string?)null });
            if (await unit.ExecuteAsync("UPDATE insights_topic SET calls = CASE WHEN calls > @Calls THEN calls ELSE @Calls END WHERE words = @Words AND state = 'proposed'", new { topic.Words, topic.Calls }) == 0)
                continue;
            foreach (var said in topic.Evidence)
            {
                await unit.ExecuteAsync(
                    database.Dialect.InsertIfMissing("insights_topic_evidence", ["words", "recording_id"], ["start_second", "said"]),
                    new { words = topic.Words, recording_id = said.RecordingId, start_second = said.Start, said = said.Said });
            }
        }
    }, ct);

    public async Task<string?> AcceptAsync(string words, string category, string person, CancellationToken ct)
    {
        if ((await ListAsync(ct)).FirstOrDefault(t => t.Words == words) is not { } topic)
            return null;
        var id = KeywordIds.For(topic.Label, await catalogues.LoadAsync(ct));
        if ((await editor.SaveAsync(new() { Id = id, Label = topic.Label, Category = category }, ct)).Count > 0)
            return null;
        await DecideAsync(words, "accepted", person, ct);
        return id;
    }

    public Task DismissAsync(string words, string person, CancellationToken ct) => DecideAsync(words, "dismissed", person, ct);

    private Task DecideAsync(string words, string state, string person, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        await unit.ExecuteAsync("UPDATE insights_topic SET state = @state, decided_by = @person WHERE words = @words", new { words, state, person });
        await unit.ExecuteAsync("DELETE FROM insights_topic_evidence WHERE words = @words", new { words });
    }, ct);

    private sealed record EvidenceRow
    {
        public string Words { get; init; } = "";

        public Guid RecordingId { get; init; }

        public double Start { get; init; }

        public string Said { get; init; } = "";
    }
}
