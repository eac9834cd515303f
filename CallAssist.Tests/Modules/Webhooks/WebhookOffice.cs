using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Interventions;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Webhooks;
using CallAssist.Modules.Webhooks.Contracts;
using CallAssist.Modules.Webhooks.Queue;
using CallAssist.Tests.Fakes;
using CallAssist.Tests.Modules.Interventions;
using CallAssist.Tests.Modules.Notifications;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Webhooks;

/// <summary>The module on a real database, its clock in the test's hand and its lanes run when the test says so.</summary>
internal sealed class WebhookOffice : IAsyncDisposable
{
    private readonly ModuleHost _host;
    private readonly AsyncServiceScope _scope;

    private WebhookOffice(ModuleHost host, FakeClock clock)
    {
        (_host, Clock) = (host, clock);
        _scope = host.Services.CreateAsyncScope();
    }

    public FakeClock Clock { get; }

    public string Directory => _host.Directory;

    public IWebhooks Webhooks => _host.Get<IWebhooks>();

    public IDatabase Database => _host.Get<IDatabase>();

    public FakeCallLog Calls => _host.Get<FakeCallLog>();

    public FakeDirectory Customers => _host.Get<FakeDirectory>();

    public FakeRecordings Recordings => _host.Get<FakeRecordings>();

    public IInterventions Interventions => _scope.ServiceProvider.GetRequiredService<IInterventions>();

    public static async Task<WebhookOffice> StartAsync(string? directory = null, int patience = 60)
    {
        var clock = new FakeClock { Now = MailOffice.Start };
        return new(await ModuleHost.StartAsync((services, configuration) =>
        {
            services.AddSingleton<FakeCallLog>().AddSingleton<ICallLog>(p => p.GetRequiredService<FakeCallLog>());
            services.AddSingleton<ICallFacts, FakeCallFacts>();
            services.AddSingleton<FakeDirectory>().AddSingleton<ICustomerDirectory>(p => p.GetRequiredService<FakeDirectory>());
            services.AddSingleton<ICustomerKeys>(p => new FakeKeys(p.GetRequiredService<FakeDirectory>()));
            services.AddSingleton<IPipeline, FakePipeline>();
            services.AddSingleton<FakeRecordings>().AddSingleton<IRecordings>(p => p.GetRequiredService<FakeRecordings>());
            services.AddSingleton<IInsights, FakeInsights>();
            services.AddSingleton<IPeople>(new Interventions.FakePeople());
            services.AddSingleton<IKeywordLearning, FakeLearning>();
            services.AddSingleton<IKeywordCatalogue, FakeCatalogue>();
            services.AddInterventions();
            services.AddWebhooks(configuration);
            // The host's own scheduler is real time's; the test runs jobs itself.
            services.AddSingleton<TimeProvider>(clock);
            services.AddSingleton<IJobQueue, FakeJobQueue>();
        }, directory, new() { ["Webhooks:TimeoutSeconds"] = patience.ToString(System.Globalization.CultureInfo.InvariantCulture) }), clock);
    }

    /// <summary>A destination for everything at this address.</summary>
    public async Task<Guid> AddAsync(string url, string name = "Intranet")
    {
        var added = await Webhooks.AddAsync(new() { Name = name, Url = url, Events = WebhookEvents.All });
        Assert.Empty(added.Problems);
        return added.Id;
    }

    /// <summary>A call ends; its message is queued.</summary>
    public async Task EndCallAsync(int queued, string? number = "+33155551234")
    {
        var call = new CallRow { Id = Guid.CreateVersion7(), Direction = "inbound", Status = "answered", Number = number, StartedAt = Clock.Now };
        Calls.Calls.Add(call);
        await RaiseAsync(new CallEnded(Guid.CreateVersion7(), Clock.Now, call.Id, "answered"));
        await QueuedAsync(queued);
    }

    public Task RaiseAsync(CallAssist.Modules.Kernel.Contracts.IDomainEvent domainEvent) => Database.WriteAsync(unit =>
    {
        unit.Raise(domainEvent);
        return Task.CompletedTask;
    });

    /// <summary>Waits until so many messages were ever queued.</summary>
    public Task QueuedAsync(int count) => ModuleHost.EventuallyAsync(
        async () => await Database.ReadAsync(c => c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM webhooks_message")) == count, $"there were never {count} messages");

    /// <summary>Runs the lane once, as the scheduler does.</summary>
    public async Task RunAsync(Guid destination)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SendMessages>().RunAsync(destination, TestContext.Current.CancellationToken);
    }

    /// <summary>The messages' states, oldest first.</summary>
    public async Task<IReadOnlyList<string>> StatesAsync() => [.. (await Webhooks.LogAsync(new())).Items.Reverse().Select(m => m.Trouble is null ? m.State : $"{m.State} {m.Trouble}")];

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _host.DisposeAsync();
    }

    private sealed class FakeKeys(FakeDirectory customers) : ICustomerKeys
    {
        public Task<CompanyKey?> FindAsync(string externalId, CancellationToken ct) => Task.FromResult<CompanyKey?>(null);

        public Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> companyIds, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<Guid, string>>(
            customers.ByNumber.Values.Where(c => companyIds.Contains(c.CompanyId!.Value)).ToDictionary(c => c.CompanyId!.Value, c => c.ExternalId!));
    }
}
