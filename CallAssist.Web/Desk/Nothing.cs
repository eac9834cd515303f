using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Popups.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Transcription.Contracts;

namespace CallAssist.Web.Desk;

internal sealed class NoPopups : IPopups
{
    public Task<IReadOnlyList<PopupCard>> OpenAsync(Guid personId, CancellationToken ct) => Task.FromResult<IReadOnlyList<PopupCard>>([]);

    public Task AcknowledgeAsync(Guid personId, Guid cardId, CancellationToken ct) => Task.CompletedTask;

    public IDisposable Subscribe(Guid personId, Action onChange) => new CancellationTokenSource();
}

internal sealed class NoRecordings : IRecordings
{
    public Task<Recording?> FindAsync(Person viewer, Guid id, CancellationToken ct) => Task.FromResult<Recording?>(null);

    public Task<Recording?> FindAsync(Guid id, CancellationToken ct) => Task.FromResult<Recording?>(null);

    public Task<IReadOnlyList<Recording>> ListAsync(Person viewer, int skip, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<Recording>>([]);

    public Task<Stream?> OpenAudioAsync(Person viewer, Guid id, CancellationToken ct) => Task.FromResult<Stream?>(null);
}

internal sealed class NoInsights : IInsights
{
    public Task<RecordingInsights?> FindAsync(Guid recordingId, CancellationToken ct) => Task.FromResult<RecordingInsights?>(null);

    public Task<IReadOnlyList<KeywordCount>> CountAsync(DateTimeOffset since, CancellationToken ct) => Task.FromResult<IReadOnlyList<KeywordCount>>([]);
}

internal sealed class ShippedCatalogue : IKeywordCatalogue
{
    public Task<KeywordCatalogue> LoadAsync(CancellationToken ct) => Task.FromResult(KeywordCatalogue.Default);
}

internal sealed class NoTranscripts : ITranscripts
{
    public Task<Transcript?> FindAsync(Guid recordingId, CancellationToken ct) => Task.FromResult<Transcript?>(null);
}

internal sealed class NoCalls : ICallLog
{
    public Task<CallRow?> FindAsync(Guid callId, CancellationToken ct) => Task.FromResult<CallRow?>(null);

    public Task<IReadOnlyList<CallRow>> ListAsync(CallFilter filter, CancellationToken ct) => Task.FromResult<IReadOnlyList<CallRow>>([]);

    public Task<CallRow?> MatchAsync(CallTrace trace, CancellationToken ct) => Task.FromResult<CallRow?>(null);
}

internal sealed class NoCustomers : ICustomerDirectory
{
    public Task<CallerCard> LookupAsync(string? number, CancellationToken ct) => Task.FromResult(new CallerCard { Number = number });

    public Task<CallerCard?> FindAsync(Guid companyId, CancellationToken ct) => Task.FromResult<CallerCard?>(null);

    public Task<IReadOnlyList<CallerCard>> SearchAsync(string text, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<CallerCard>>([]);
}
