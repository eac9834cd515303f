using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Kernel;

namespace CallAssist.Modules.Insights.Remote;

/// <summary>
/// Asks the language model for the draft of a call, when one is set. Fails closed: only the redacted text leaves, and only when the second
/// check finds nothing in it or a person took it upon himself; a server of the house gets the call as spoken. What is sent is in the ledger
/// before it is sent. Whatever goes wrong, the draft stands without a summary and says why: sentences that were said are no summary, and whoever
/// set a model would take them for one.
/// </summary>
internal sealed class RemoteDrafter(EndpointStore endpoints, LedgerStore ledger, ChatModel model, OfficeDay day, Ids ids, TimeProvider clock)
{
    public async Task<CallInsights> WriteAsync(Guid recordingId, CallInsights insights, IReadOnlyList<SpokenTurn> spoken, string customer, KeywordCatalogue catalogue, CancellationToken ct)
    {
        if (await endpoints.FindAsync(ct) is not { IsOn: true } row || spoken.Count == 0)
            return insights;
        var (draft, trouble) = await AskAsync(recordingId, row, insights, spoken, customer, catalogue, ct);
        return insights with { Draft = draft ?? Without(insights.Draft, trouble) };
    }

    private static DraftText Without(DraftText extracted, string? trouble) =>
        extracted with { Summary = "", Passages = [.. extracted.Passages.Where(p => p.Part != "summary")], Trouble = trouble };

    private async Task<(DraftText? Draft, string? Trouble)> AskAsync(
        Guid recordingId, EndpointRow row, CallInsights insights, IReadOnlyList<SpokenTurn> spoken, string customer, KeywordCatalogue catalogue, CancellationToken ct)
    {
        var releasedBy = row.InHouse || insights.Redaction.MayLeave ? null : await ledger.ReleasedByAsync(recordingId, ct);
        if (!row.InHouse && !insights.Redaction.MayLeave && releasedBy is null)
            return (null, RemoteTrouble.HeldBack);
        if (await ledger.TokensSinceAsync(await day.BeganAsync(ct), ct) >= row.DailyTokens)
            return (null, RemoteTrouble.Budget);

        var turns = row.InHouse ? spoken : insights.Redaction.Turns;
        var text = ChatPrompt.Call(turns, customer);
        var entry = new LedgerEntry
        {
            Id = ids.New(), At = clock.GetUtcNow(), RecordingId = recordingId, Destination = row.Url, Model = row.Model, Text = text,
            Rule = row.InHouse ? "in-house" : releasedBy is null ? "redacted" : "released", ReleasedBy = releasedBy, Outcome = "sent",
        };
        await ledger.AddAsync(entry, ct);
        var answer = await model.AskAsync(row.ToEndpoint(), endpoints.KeyOf(row), ChatPrompt.System(row.Instructions, Categories(insights, catalogue), catalogue), text, ct);
        var (draft, trouble) = answer.Text is { } json ? DraftReader.Read(json, turns, row.Model) : (null, answer.Trouble);
        await ledger.CloseAsync(entry.Id, trouble ?? "answered", answer.Tokens, ct);
        return (draft, trouble);
    }

    private static HashSet<string> Categories(CallInsights insights, KeywordCatalogue catalogue)
    {
        var found = insights.Keywords.Select(k => k.Id).ToHashSet();
        return [.. catalogue.Keywords.Where(k => found.Contains(k.Id)).Select(k => k.Category)];
    }
}
