using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Interventions;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Interventions.Draft;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Interventions;

/// <summary>The module on a real database, with the neighbours it reads from made by hand.</summary>
internal sealed class InterventionsHost : IAsyncDisposable
{
    public static readonly Person Alice = new() { Id = Guid.Parse("0190a000-0000-7000-8000-00000000000a"), DisplayName = "Alice Martin", Extensions = ["21"] };
    public static readonly Person Bruno = new() { Id = Guid.Parse("0190a000-0000-7000-8000-00000000000b"), DisplayName = "Bruno Petit", Extensions = ["22"] };
    public static readonly Person Chief = new() { Id = Guid.Parse("0190a000-0000-7000-8000-00000000000c"), DisplayName = "Chloé Roy", Extensions = [], Role = Roles.Supervisor };

    private readonly ModuleHost _host;
    private readonly AsyncServiceScope _scope;

    private InterventionsHost(ModuleHost host)
    {
        _host = host;
        _scope = host.Services.CreateAsyncScope();
    }

    public FakeCallLog Calls => _host.Get<FakeCallLog>();

    public FakeCallFacts Facts => _host.Get<FakeCallFacts>();

    public FakeDirectory Customers => _host.Get<FakeDirectory>();

    public FakeRecordings Recordings => _host.Get<FakeRecordings>();

    public FakeInsights Insights => _host.Get<FakeInsights>();

    public FakeLearning Learning => _host.Get<FakeLearning>();

    public FakePipeline Pipeline => _host.Get<FakePipeline>();

    public IInterventions Interventions => _scope.ServiceProvider.GetRequiredService<IInterventions>();

    public IInterventionFeed Feed => _host.Get<IInterventionFeed>();

    public IServiceProvider Services => _scope.ServiceProvider;

    public IDatabase Database => _host.Get<IDatabase>();

    public static async Task<InterventionsHost> StartAsync() => new(await ModuleHost.StartAsync((services, _) =>
    {
        services.AddSingleton<FakeCallLog>().AddSingleton<ICallLog>(p => p.GetRequiredService<FakeCallLog>());
        services.AddSingleton<FakeCallFacts>().AddSingleton<ICallFacts>(p => p.GetRequiredService<FakeCallFacts>());
        services.AddSingleton<FakeDirectory>().AddSingleton<ICustomerDirectory>(p => p.GetRequiredService<FakeDirectory>());
        services.AddSingleton<FakePipeline>().AddSingleton<IPipeline>(p => p.GetRequiredService<FakePipeline>());
        services.AddSingleton<FakeRecordings>().AddSingleton<IRecordings>(p => p.GetRequiredService<FakeRecordings>());
        services.AddSingleton<FakeInsights>().AddSingleton<IInsights>(p => p.GetRequiredService<FakeInsights>());
        services.AddSingleton<IPeople>(new FakePeople(Alice, Bruno, Chief));
        services.AddSingleton<FakeLearning>().AddSingleton<IKeywordLearning>(p => p.GetRequiredService<FakeLearning>());
        services.AddSingleton<IKeywordCatalogue, FakeCatalogue>();
        services.AddInterventions();
    }));

    /// <summary>Drafts as the pipeline's runner does, for Alice's extension unless told otherwise.</summary>
    public async Task<Intervention> DraftAsync(Guid? recording = null, Guid? call = null, string subject = "DSN rejetée", string extension = "21")
    {
        var id = recording ?? Guid.CreateVersion7();
        await Database.WriteAsync(unit => _host.Get<DraftWriter>().WriteAsync(unit, new DraftMaterial
        {
            RecordingId = id,
            CallId = call,
            At = DateTimeOffset.UnixEpoch.AddYears(56),
            Extension = extension,
            Body = Text(subject),
        }));
        return (await Interventions.OfRecordingAsync(Chief, id))!;
    }

    /// <summary>Runs the pipeline's step as its runner does.</summary>
    public async Task<StepResult> RunStepAsync(Guid recording)
    {
        var result = await Services.GetServices<IPipelineStep>().Single(s => s.Step == PipelineStep.Draft).RunAsync(recording, CancellationToken.None);
        if (result is StepResult.Done done)
            await Database.WriteAsync(done.Effect);
        return result;
    }

    public static InterventionBody Text(string subject) => new()
    {
        Customer = "Mme Durand · Boulangerie Durand",
        Subject = subject,
        Keywords = ["DSN", "Élection CSE"],
        Summary = "La DSN de juin est rejetée par l'URSSAF.",
        Actions = ["Bloc S21 corrigé"],
    };

    public async Task<IReadOnlyList<string>> EventsAsync() => [.. await Database.ReadAsync(
        c => c.QueryAsync<string>("SELECT name FROM kernel_event ORDER BY id"))];

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _host.DisposeAsync();
    }
}

/// <summary>The catalogue that ships.</summary>
internal sealed class FakeCatalogue : IKeywordCatalogue
{
    public Task<KeywordCatalogue> LoadAsync(CancellationToken ct) => Task.FromResult(KeywordCatalogue.Default);
}

/// <summary>Notes what is taught.</summary>
internal sealed class FakeLearning : IKeywordLearning
{
    public System.Collections.Concurrent.ConcurrentQueue<(Guid Recording, string Kept, string? Person)> Lessons { get; } = [];

    public Task TeachAsync(Guid recordingId, IReadOnlyCollection<string> keptLabels, string? person, CancellationToken ct)
    {
        Lessons.Enqueue((recordingId, string.Join(", ", keptLabels), person));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<LearnedWords>> ListAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<LearnedWords>>([]);

    public Task<bool> AcceptAsync(LearnedWords words, string person, CancellationToken ct) => Task.FromResult(false);

    public Task<bool> UndoAsync(LearnedWords words, string person, CancellationToken ct) => Task.FromResult(false);
}
