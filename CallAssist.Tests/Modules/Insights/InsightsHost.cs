using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Tests.Modules.Interventions;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Insights;

/// <summary>The module on a real database; recordings, transcripts, customers and people by hand.</summary>
internal sealed class InsightsHost : IAsyncDisposable
{
    private readonly ModuleHost _host;
    private readonly AsyncServiceScope _scope;

    private InsightsHost(ModuleHost host)
    {
        _host = host;
        _scope = host.Services.CreateAsyncScope();
    }

    public string Directory => _host.Directory;

    public IDatabase Database => _host.Get<IDatabase>();

    public FakeRecordings Recordings => _host.Get<FakeRecordings>();

    public FakeTranscripts Transcripts => _host.Get<FakeTranscripts>();

    public FakeDirectory Customers => _host.Get<FakeDirectory>();

    public FakePipeline Pipeline => _host.Get<FakePipeline>();

    public IInsights Insights => _host.Get<IInsights>();

    public IKeywordCatalogue Catalogue => _host.Get<IKeywordCatalogue>();

    public IVocabulary Vocabulary => _scope.ServiceProvider.GetRequiredService<IVocabulary>();

    public IRemoteModel Remote => _scope.ServiceProvider.GetRequiredService<IRemoteModel>();

    public IHeldBack HeldBack => _scope.ServiceProvider.GetRequiredService<IHeldBack>();

    public ICatalogueEditor Editor => _host.Get<ICatalogueEditor>();

    public IKeywordLearning Learning => _host.Get<IKeywordLearning>();

    public ITopics Topics => _host.Get<ITopics>();

    public ILedger Ledger => _host.Get<ILedger>();

    public FakeRuns Runs => _host.Get<FakeRuns>();

    public IPipelineStep Step => _scope.ServiceProvider.GetRequiredService<IPipelineStep>();

    public static async Task<InsightsHost> StartAsync(string? directory = null, Dictionary<string, string?>? settings = null) => new(await ModuleHost.StartAsync((services, configuration) =>
    {
        services.AddSingleton<FakeRecordings>().AddSingleton<IRecordings>(p => p.GetRequiredService<FakeRecordings>());
        services.AddSingleton<FakeTranscripts>().AddSingleton<ITranscripts>(p => p.GetRequiredService<FakeTranscripts>());
        services.AddSingleton<FakeDirectory>().AddSingleton<ICustomerDirectory>(p => p.GetRequiredService<FakeDirectory>());
        services.AddSingleton<FakePipeline>().AddSingleton<IPipeline>(p => p.GetRequiredService<FakePipeline>());
        services.AddSingleton<IPeople, FakePeople>();
        services.AddSingleton<IOffice, FakeOffice>();
        services.AddSingleton<FakeAudit>().AddSingleton<IAuditLog>(p => p.GetRequiredService<FakeAudit>());
        services.AddSingleton<FakeRuns>().AddSingleton<IRecordingPipeline>(p => p.GetRequiredService<FakeRuns>());
        services.AddSingleton<IRecordingLabels, CallAssist.Modules.Recordings.Find.RecordingLabels>();
        services.AddInsights(configuration);
    }, directory, settings));

    /// <summary>Runs the step as the pipeline's runner does and commits its effect.</summary>
    public async Task<StepResult> RunAsync(Guid recording)
    {
        var result = await Step.RunAsync(recording, TestContext.Current.CancellationToken);
        if (result is StepResult.Done done)
            await Database.WriteAsync(done.Effect);
        return result;
    }

    /// <summary>The weekly job.</summary>
    public Task ProposeTopicsAsync() => _scope.ServiceProvider.GetRequiredService<CallAssist.Modules.Insights.Topics.ProposeTopics>().RunAsync(Guid.Empty, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _host.DisposeAsync();
    }
}

internal sealed class FakeRecordings : IRecordings
{
    public Dictionary<Guid, Recording> ById { get; } = [];

    public Task<Recording?> FindAsync(Person viewer, Guid id, CancellationToken ct) => FindAsync(id, ct);

    public Task<IReadOnlyList<Recording>> ListAsync(Person viewer, int skip, int take, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Recording>>([.. ById.Values]);

    public Task<Recording?> FindAsync(Guid id, CancellationToken ct) => Task.FromResult(ById.GetValueOrDefault(id));

    public Task<Stream?> OpenAudioAsync(Person viewer, Guid id, CancellationToken ct) => Task.FromResult<Stream?>(null);
}

internal sealed class FakeTranscripts : ITranscripts
{
    public Dictionary<Guid, Transcript> ById { get; } = [];

    public Task<Transcript?> FindAsync(Guid recordingId, CancellationToken ct) => Task.FromResult(ById.GetValueOrDefault(recordingId));

    public Task<IReadOnlyList<LeftOut>> LeftOutAsync(Guid recordingId, CancellationToken ct) => Task.FromResult<IReadOnlyList<LeftOut>>([]);

    public Guid Add(params (string Speaker, string Text)[] turns)
    {
        var id = Guid.CreateVersion7();
        ById[id] = new(id, "fr", "demo", true, turns.Length * 5, 1, [.. turns.Select((t, i) => new TranscriptSegment(i * 5, i * 5 + 4, t.Speaker, t.Text, 0.9))]);
        return id;
    }
}

internal sealed class FakePeople : IPeople
{
    public Task<IReadOnlyList<Person>> ListAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<Person>>([new Person { DisplayName = "Bérengère Quillivic" }]);

    public Task<Person?> FindAsync(Guid id, CancellationToken ct) => Task.FromResult<Person?>(null);

    public Task<Person?> FindByNameAsync(string userName, CancellationToken ct) => Task.FromResult<Person?>(null);

    public Task<IReadOnlyList<Person>> AtExtensionsAsync(IReadOnlyCollection<string> extensions, CancellationToken ct) => Task.FromResult<IReadOnlyList<Person>>([]);

    public Task<IReadOnlyList<string>> AddAsync(Person person, string password, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<Person>> AtExtensionsAsync(IReadOnlyCollection<string> extensions, DateTimeOffset at, CancellationToken ct) => AtExtensionsAsync(extensions, ct);

    public Task<IReadOnlyList<string>> UpdateAsync(Person person, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> UpdateAsync(Person person, DateTimeOffset? movedAt, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> ResetPasswordAsync(Guid id, string password, CancellationToken ct) => throw new NotSupportedException();
}

internal sealed class FakeOffice : IOffice
{
    public Task<Office?> GetAsync(CancellationToken ct) => Task.FromResult<Office?>(new("Essai", "Europe/Paris", "fr", false));

    public Task<IReadOnlyList<string>> SetUpAsync(Office office, Person administrator, string password, CancellationToken ct) => throw new NotSupportedException();
}

internal sealed class FakeAudit : IAuditLog
{
    public List<AuditEntry> Entries { get; } = [];

    public Task RecordAsync(AuditEntry entry, CancellationToken ct)
    {
        Entries.Add(entry);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AuditEntry>> ListAsync(string? subject, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<AuditEntry>>(Entries);

    public Task<AuditPage> FindAsync(AuditFilter filter, CancellationToken ct) => Task.FromResult(new AuditPage(Entries, Entries.Count));
}

/// <summary>Notes what is run again.</summary>
internal sealed class FakeRuns : IRecordingPipeline
{
    public List<(Guid, PipelineStep)> Again { get; } = [];

    public Task<IReadOnlyList<StateCount>> CountAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<StateCount>>([]);

    public Task<IReadOnlyList<Recording>> ListAsync(bool all, int take, CancellationToken ct) => Task.FromResult<IReadOnlyList<Recording>>([]);

    public Task<IReadOnlyList<StepTimes>> StepsAsync(Guid recordingId, CancellationToken ct) => Task.FromResult<IReadOnlyList<StepTimes>>([]);

    public Task<bool> RerunAsync(Guid recordingId, PipelineStep from, CancellationToken ct)
    {
        Again.Add((recordingId, from));
        return Task.FromResult(true);
    }
}
