using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Modules.Insights.Understand;

/// <summary>What the transcription should expect to hear: the customer's names, then keywords, those of recent calls first, then their synonyms.</summary>
internal sealed class CatalogueVocabulary(
    IKeywordCatalogue catalogues, IInsights insights, IRecordings recordings, KnownNames names, TimeProvider clock) : IVocabulary
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(90);

    public async Task<IReadOnlyList<string>> TermsAsync(Guid recordingId, CancellationToken ct)
    {
        var catalogue = await catalogues.LoadAsync(ct);
        var counts = (await insights.CountAsync(clock.GetUtcNow() - Recent, ct)).ToDictionary(c => c.Id, c => c.Calls);
        var ordered = catalogue.Keywords.OrderByDescending(k => counts.GetValueOrDefault(k.Id)).ToList();
        string?[] customer = [];
        if (await recordings.FindAsync(recordingId, ct) is { } recording)
        {
            var card = await names.CardAsync(recording, ct);
            customer = [card.Company, card.Contact];
        }

        return [.. customer.OfType<string>().Concat(ordered.Select(k => k.Label)).Concat(ordered.SelectMany(k => k.Synonyms)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
