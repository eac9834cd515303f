using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Notifications;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Queue;
using CallAssist.Modules.Notifications.Settings;
using CallAssist.Tests.Fakes;
using CallAssist.Tests.Modules.Interventions;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CallAssist.Tests.Modules.Notifications;

/// <summary>The module on a real database, its clock in the test's hand and its jobs run when the test says so.</summary>
internal sealed class MailOffice : IAsyncDisposable
{
    private readonly ModuleHost _host;

    private MailOffice(ModuleHost host, FakeClock clock) => (_host, Clock) = (host, clock);

    public FakeClock Clock { get; }

    public FakeJobQueue Jobs { get; } = new();

    public FakeLog Log { get; } = new();

    /// <summary>The data folder, for a second life.</summary>
    public string Directory => _host.Directory;

    public T Get<T>() where T : notnull => _host.Get<T>();

    /// <summary>A Tuesday, eleven o'clock in Paris.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 10, 10, 0, 0, TimeSpan.Zero);

    public static async Task<MailOffice> StartAsync(string? directory = null)
    {
        var clock = new FakeClock { Now = Start };
        var host = await ModuleHost.StartAsync((services, _) =>
        {
            services.AddSingleton<IOffice>(new FakeOffice());
            services.AddSingleton<IPeople>(new FakePeople());
            services.AddNotifications();
            // The host's own scheduler is real time's; the test runs jobs itself.
            services.AddSingleton<TimeProvider>(clock);
            services.AddSingleton<IJobQueue, FakeJobQueue>();
        }, directory);
        return new(host, clock);
    }

    public Task<IReadOnlyList<string>> SetUpAsync(int port, Func<MailServer, MailServer>? change = null, string? password = null)
    {
        var server = new MailServer
        {
            On = true, Host = "127.0.0.1", Port = port, Security = SmtpSecurity.None, FromAddress = "desk@example.org", FromName = "Accueil", SiteUrl = "https://desk.example.org",
        };
        return Get<IMailServer>().SaveAsync(change?.Invoke(server) ?? server, password, TestContext.Current.CancellationToken);
    }

    public Task PutAsync(OutgoingMail mail) => Get<IDatabase>().WriteAsync(unit => Get<MailStore>().PutAsync(unit, mail), TestContext.Current.CancellationToken);

    /// <summary>Runs the queue once, as the scheduler does.</summary>
    public Task SendAsync() =>
        new SendMails(Get<MailStore>(), Get<ServerStore>(), Jobs, Get<MailMetrics>(), Clock, new LoggerFactory([Log]).CreateLogger<SendMails>()).RunAsync(SendMails.Queue, TestContext.Current.CancellationToken);

    public async Task<Dictionary<string, int>> StatesAsync() => (await Get<IDatabase>().ReadAsync(c => c.QueryAsync<(string State, int Count)>(
        "SELECT state, COUNT(*) FROM notifications_mail GROUP BY state"), TestContext.Current.CancellationToken)).ToDictionary(r => r.State, r => r.Count);

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}

internal sealed class FakeOffice : IOffice
{
    public Task<Office?> GetAsync(CancellationToken ct) => Task.FromResult<Office?>(new("Paie & Compagnie", "Europe/Paris", "fr", false));

    public Task<IReadOnlyList<string>> SetUpAsync(Office office, Person administrator, string password, CancellationToken ct) => throw new NotSupportedException();
}

/// <summary>Remembers what was to be run and when, and runs nothing.</summary>
internal sealed class FakeJobQueue : IJobQueue
{
    public List<(string Kind, Guid Subject, TimeSpan Delay)> Enqueued { get; } = [];

    public Task EnqueueAsync<TJob>(Guid subject, TimeSpan delay, CancellationToken ct) where TJob : class, IBackgroundJob
    {
        lock (Enqueued)
            Enqueued.Add((TJob.Kind, subject, delay));
        return Task.CompletedTask;
    }

    public Task<bool> HasAsync<TJob>(Guid subject, CancellationToken ct) where TJob : class, IBackgroundJob =>
        Task.FromResult(Enqueued.Any(job => (job.Kind, job.Subject) == (TJob.Kind, subject)));
}
