using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Kernel;

/// <summary>What the Jobs page reads of the scheduler, from its real store.</summary>
public sealed class JobBoardTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queue_BehindRunningJobs_HasItsLengthItsAgeAndTheirProgress()
    {
        await using var host = await StartAsync();
        var (queue, board) = (host.Get<IJobQueue>(), host.Get<IJobBoard>());
        var before = DateTimeOffset.UtcNow;
        for (var i = 0; i < 6; i++)
            await queue.EnqueueAsync<Long>(Guid.NewGuid(), ct: Ct);
        await queue.EnqueueAsync<Long>(Guid.NewGuid(), TimeSpan.FromHours(1), Ct);

        await ModuleHost.EventuallyAsync(async () => (await board.RunningAsync(Ct)).Count(r => r is { Kind: "long", Percent: 40 }) == 2, "two never reported");
        await ModuleHost.EventuallyAsync(async () => (await board.QueuesAsync(Ct)).Any(q => q is { Kind: "long", Waiting: 4, Later: 1, Running: 2 }), "the length is another one");
        Assert.InRange(Assert.Single(await board.QueuesAsync(Ct)).OldestDueAt!.Value, before.AddSeconds(-1), DateTimeOffset.UtcNow);
        Assert.Equal(2, Assert.Single(await board.ServersAsync(Ct)).Running);
        host.Get<Door>().Open.SetResult();
        await ModuleHost.EventuallyAsync(async () => (await board.QueuesAsync(Ct)).All(q => q is { Waiting: 0, Running: 0 }), "they did not end");
    }

    [Fact]
    public async Task Job_ThatThrew_IsAmongTheRetriesWithItsReasonAndInTheHistory()
    {
        await using var host = await StartAsync();
        var board = host.Get<IJobBoard>();
        var subject = Guid.NewGuid();
        await host.Get<IJobQueue>().EnqueueAsync<Failing>(subject, ct: Ct);

        // While it runs anew it is no retry: on a slow machine it may do so at any moment.
        RetryingJob? planned = null;
        await ModuleHost.EventuallyAsync(async () => (planned = (await board.RetriesAsync(Ct)).SingleOrDefault()) is not null, "no retry is planned");
        var retry = planned!;
        Assert.Equal(("failing", subject), (retry.Kind, retry.Subject));
        Assert.True(retry.Attempt >= 1);
        Assert.Contains("No space left", retry.Error);
        Assert.True(retry.NextAt > DateTimeOffset.UtcNow.AddSeconds(-30));
        IReadOnlyList<JobDone> history = [];
        await ModuleHost.EventuallyAsync(async () => (history = (await board.HistoryAsync(new() { Subject = subject, FailedOnly = true }, Ct)).Items).Count > 0, "nothing was noted");
        var done = history[^1];
        Assert.Equal((JobResult.Failed, true), (done.Result, done.Retried));
        Assert.Contains("No space left", done.Detail);
        Assert.Empty((await board.HistoryAsync(new() { Subject = Guid.NewGuid() }, Ct)).Items);
    }

    [Fact]
    public async Task Job_ThatSaysItCameToNothing_IsAFailureOfTheHistoryAndNotTriedAgain()
    {
        await using var host = await StartAsync();
        var board = host.Get<IJobBoard>();
        await host.Get<IJobQueue>().EnqueueAsync<Fruitless>(Guid.NewGuid(), ct: Ct);

        await ModuleHost.EventuallyAsync(async () => (await board.HistoryAsync(new() { Kind = "fruitless" }, Ct)).Items.Count == 1, "nothing was noted");
        var done = (await board.HistoryAsync(new() { Kind = "fruitless" }, Ct)).Items[0];
        Assert.Equal((JobResult.Failed, "no-media: empty", false), (done.Result, done.Detail, done.Retried));
        Assert.Empty(await board.RetriesAsync(Ct));
    }

    [Fact]
    public async Task Recurring_PausedOverARestart_RestsRunsOnDemandAndGoesOn()
    {
        await using var host = await StartAsync();
        var board = host.Get<IJobBoard>();
        Assert.Equal(("nightly", "0 0 3 * * ?"), (Assert.Single(await board.RecurringAsync(Ct)).Kind, (await board.RecurringAsync(Ct))[0].Cron));
        Assert.NotNull((await board.RecurringAsync(Ct))[0].NextAt);
        await board.PauseAsync("nightly", "Ada", Ct);
        await host.DisposeAsync();

        await using var again = await StartAsync(host.Directory);
        board = again.Get<IJobBoard>();
        var paused = Assert.Single(await board.RecurringAsync(Ct));
        Assert.Equal("Ada", paused.Pause?.By);
        Assert.Null(paused.NextAt);
        Assert.True(await board.RunNowAsync("nightly", Ct));
        await ModuleHost.EventuallyAsync(async () => (await board.RecurringAsync(Ct))[0].Last is { Result: JobResult.Done, Manual: true }, "it did not run");
        Assert.False(await board.RunNowAsync("unheard-of", Ct));

        await board.ResumeAsync("nightly", Ct);
        var going = Assert.Single(await board.RecurringAsync(Ct));
        Assert.Null(going.Pause);
        Assert.True(going.NextAt > DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task SelfRecurring_WhoseRunSetsTheNext_ShowsItsNextTurnAndRunsOnDemand()
    {
        await using var host = await StartAsync(more: services => services.AddSelfRecurring<Digest>());
        var board = host.Get<IJobBoard>();
        Assert.False(await board.RunNowAsync("self", Ct));
        await host.Get<IJobQueue>().EnqueueAsync<Digest>(Guid.Empty, TimeSpan.FromHours(5), Ct);

        Assert.InRange((await Self()).NextAt!.Value, DateTimeOffset.UtcNow.AddHours(4.9), DateTimeOffset.UtcNow.AddHours(5));
        Assert.Empty(await board.QueuesAsync(Ct));
        Assert.True(await board.RunNowAsync("self", Ct));
        await ModuleHost.EventuallyAsync(async () => (await Self()) is { Last.Manual: true, NextAt: { } next } && next > DateTimeOffset.UtcNow.AddHours(23), "it did not run and set the next");

        async Task<RecurringWork> Self() => (await board.RecurringAsync(Ct)).Single(r => r.Kind == "self");
    }

    private static Task<ModuleHost> StartAsync(string? directory = null, Action<IServiceCollection>? more = null) => ModuleHost.StartAsync(
        (services, _) =>
        {
            // Those of the kernel itself are not what these tests look at.
            foreach (var own in services.Where(s => s.ServiceType == typeof(RecurringJob)).ToList())
                services.Remove(own);
            services.AddSingleton<Door>().AddScoped<Long>().AddScoped<Failing>().AddScoped<Fruitless>().AddRecurring<Nightly>("0 0 3 * * ?");
            more?.Invoke(services);
        }, directory);

    internal sealed class Door
    {
        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal sealed class Long(Door door, JobRun run) : IBackgroundJob
    {
        public static string Kind => "long";

        public Task RunAsync(Guid subject, CancellationToken ct)
        {
            run.Report(0.4);
            return door.Open.Task.WaitAsync(ct);
        }
    }

    internal sealed class Failing : IBackgroundJob
    {
        public static string Kind => "failing";

        public Task RunAsync(Guid subject, CancellationToken ct) => throw new IOException("No space left on device");
    }

    internal sealed class Fruitless(JobRun run) : IBackgroundJob
    {
        public static string Kind => "fruitless";

        public Task RunAsync(Guid subject, CancellationToken ct)
        {
            run.Failed("no-media: empty");
            return Task.CompletedTask;
        }
    }

    internal sealed class Nightly : IBackgroundJob
    {
        public static string Kind => "nightly";

        public Task RunAsync(Guid subject, CancellationToken ct) => Task.CompletedTask;
    }

    internal sealed class Digest(IJobQueue queue) : IBackgroundJob
    {
        public static string Kind => "self";

        public Task RunAsync(Guid subject, CancellationToken ct) => queue.EnqueueAsync<Digest>(subject, TimeSpan.FromDays(1), ct);
    }
}
