using System.Collections.Concurrent;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Tests.Modules.Interventions;

internal sealed class FakeCallLog : ICallLog
{
    public List<CallRow> Calls { get; } = [];

    public Task<CallRow?> FindAsync(Guid callId, CancellationToken ct) => Task.FromResult(Calls.Find(c => c.Id == callId));

    public Task<IReadOnlyList<CallRow>> ListAsync(CallFilter filter, CancellationToken ct) => Task.FromResult<IReadOnlyList<CallRow>>(Calls);

    public Task<CallRow?> MatchAsync(CallTrace trace, CancellationToken ct) => Task.FromResult<CallRow?>(null);
}

internal sealed class FakeCallFacts : ICallFacts
{
    public List<CallFacts> Calls { get; } = [];

    public Task<IReadOnlyList<CallFacts>> ListAsync(DateTimeOffset from, DateTimeOffset until, IReadOnlyList<string>? extensions, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<CallFacts>>([.. Calls.Where(c => c.StartedAt >= from && c.StartedAt < until && (extensions is null || c.Talkers.Any(extensions.Contains)))]);
}

internal sealed class FakeDirectory : ICustomerDirectory
{
    public Dictionary<string, CallerCard> ByNumber { get; } = [];

    public Task<CallerCard> LookupAsync(string? number, CancellationToken ct) =>
        Task.FromResult(number is not null && ByNumber.TryGetValue(number, out var card) ? card : new CallerCard { Number = number });

    public Task<CallerCard> IdentifyAsync(string? number, CancellationToken ct) => LookupAsync(number, ct);

    public Task<CallerCard?> FindAsync(Guid companyId, CancellationToken ct) =>
        Task.FromResult(ByNumber.Values.FirstOrDefault(c => c.CompanyId == companyId));

    public Task<IReadOnlyList<CallerCard>> SearchAsync(string text, int take, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<CallerCard>>([.. ByNumber.Values]);

    public Task<IReadOnlyList<CallerCard>> PeopleAsync(string text, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<CallerCard>>([]);
}

internal sealed class FakeRecordings : IRecordings
{
    public List<Recording> All { get; } = [];

    public Task<Recording?> FindAsync(Guid id, CancellationToken ct) => Task.FromResult(All.Find(r => r.Id == id));

    public Task<Recording?> FindAsync(Person viewer, Guid id, CancellationToken ct) => FindAsync(id, ct);

    public Task<IReadOnlyList<Recording>> ListAsync(Person viewer, int skip, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<Recording>>(All);

    public Task<Stream?> OpenAudioAsync(Person viewer, Guid id, CancellationToken ct) => Task.FromResult<Stream?>(null);
}

internal sealed class FakeInsights : IInsights
{
    public Dictionary<Guid, CallInsights> All { get; } = [];

    public Task<RecordingInsights?> FindAsync(Guid recordingId, CancellationToken ct) => Task.FromResult(
        All.TryGetValue(recordingId, out var found) ? new RecordingInsights(recordingId, DateTimeOffset.UnixEpoch, found) : null);

    public Task<IReadOnlyDictionary<Guid, InsightBrief>> BriefsAsync(IReadOnlyCollection<Guid> recordingIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, InsightBrief>>(new Dictionary<Guid, InsightBrief>());

    public Task<IReadOnlyList<KeywordCount>> CountAsync(DateTimeOffset since, CancellationToken ct) => Task.FromResult<IReadOnlyList<KeywordCount>>([]);
}

internal sealed class FakePeople(params Person[] people) : IPeople
{
    public Task<IReadOnlyList<Person>> ListAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Person>>(people);

    public Task<Person?> FindAsync(Guid id, CancellationToken ct) => Task.FromResult(people.FirstOrDefault(p => p.Id == id));

    public Task<Person?> FindByNameAsync(string userName, CancellationToken ct) => Task.FromResult(people.FirstOrDefault(p => p.UserName == userName));

    public Task<IReadOnlyList<Person>> AtExtensionsAsync(IReadOnlyCollection<string> extensions, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Person>>([.. people.Where(p => p.Extensions.Any(extensions.Contains))]);

    public Task<IReadOnlyList<string>> AddAsync(Person person, string password, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Person>> AtExtensionsAsync(IReadOnlyCollection<string> extensions, DateTimeOffset at, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Person>>([.. people.Where(p => extensions.Any(e => p.Held(e, at)))]);

    public Task<IReadOnlyList<string>> UpdateAsync(Person person, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> UpdateAsync(Person person, DateTimeOffset? movedAt, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> ResetPasswordAsync(Guid id, string password, CancellationToken ct) => throw new NotSupportedException();
}

internal sealed class FakePipeline : IPipeline
{
    public ConcurrentQueue<(PipelineStep Step, Guid Recording)> Enqueued { get; } = [];

    public Task EnqueueAsync(PipelineStep step, Guid recordingId, CancellationToken ct)
    {
        Enqueued.Enqueue((step, recordingId));
        return Task.CompletedTask;
    }

    public Task ResumeAsync(PipelineStep step, CancellationToken ct) => Task.CompletedTask;
}
