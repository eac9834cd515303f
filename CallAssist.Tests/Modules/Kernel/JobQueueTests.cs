using CallAssist.Modules.Kernel.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Kernel;

public sealed class JobQueueTests
{
    [Fact]
    public async Task Job_BehindManySlowOnesOfAnotherKind_RunsAtOnce()
    {
        await using var host = await ModuleHost.StartAsync((services, _) => services.AddSingleton<Runs>().AddScoped<Slow>().AddScoped<Quick>());
        var (queue, runs) = (host.Get<IJobQueue>(), host.Get<Runs>());
        for (var i = 0; i < 40; i++)
            await queue.EnqueueAsync<Slow>(Guid.NewGuid(), ct: TestContext.Current.CancellationToken);
        await ModuleHost.EventuallyAsync(() => Task.FromResult(runs.Slow == 2), "the slow ones did not begin");
        await queue.EnqueueAsync<Quick>(Guid.NewGuid(), ct: TestContext.Current.CancellationToken);
        await ModuleHost.EventuallyAsync(() => Task.FromResult(runs.Quick == 1), "the quick one waits for the slow ones");
        Assert.Equal(2, runs.Slow);
        runs.Door.SetResult();
        await ModuleHost.EventuallyAsync(() => Task.FromResult(runs.Slow == 40), "the slow ones did not go on");
    }

    [Fact]
    public async Task Job_ThatThrew_RunsAgainByItself()
    {
        await using var host = await ModuleHost.StartAsync((services, _) => services.AddSingleton<Runs>().AddScoped<ThrowsOnce>());
        await host.Get<IJobQueue>().EnqueueAsync<ThrowsOnce>(Guid.NewGuid(), ct: TestContext.Current.CancellationToken);
        await ModuleHost.EventuallyAsync(() => Task.FromResult(host.Get<Runs>().Quick == 2), "it did not run again");
    }

    [Fact]
    public async Task Job_AskedForWhileItRunsAndAsksForItsNextRunLater_RunsAgainAtOnce()
    {
        await using var host = await ModuleHost.StartAsync((services, _) => services.AddSingleton<Runs>().AddScoped<ComesBack>());
        await host.Get<IJobQueue>().EnqueueAsync<ComesBack>(Guid.NewGuid(), ct: TestContext.Current.CancellationToken);
        await ModuleHost.EventuallyAsync(() => Task.FromResult(host.Get<Runs>().Quick == 2), "it did not run again");
    }

    internal sealed class Runs
    {
        public int Slow;
        public int Quick;

        public TaskCompletionSource Door { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal sealed class Slow(Runs runs) : IBackgroundJob
    {
        public static string Kind => "slow";

        public Task RunAsync(Guid subject, CancellationToken ct)
        {
            Interlocked.Increment(ref runs.Slow);
            return runs.Door.Task.WaitAsync(ct);
        }
    }

    internal sealed class Quick(Runs runs) : IBackgroundJob
    {
        public static string Kind => "quick";

        public Task RunAsync(Guid subject, CancellationToken ct)
        {
            Interlocked.Increment(ref runs.Quick);
            return Task.CompletedTask;
        }
    }

    internal sealed class ComesBack(Runs runs, IJobQueue queue) : IBackgroundJob
    {
        public static string Kind => "comes-back";

        public async Task RunAsync(Guid subject, CancellationToken ct)
        {
            if (Interlocked.Increment(ref runs.Quick) > 1)
                return;
            await queue.EnqueueAsync<ComesBack>(subject, ct: ct);
            await queue.EnqueueAsync<ComesBack>(subject, TimeSpan.FromHours(1), ct);
        }
    }

    internal sealed class ThrowsOnce(Runs runs) : IBackgroundJob
    {
        public static string Kind => "throws-once";

        public Task RunAsync(Guid subject, CancellationToken ct) =>
            Interlocked.Increment(ref runs.Quick) == 1 ? throw new IOException("No space left on device") : Task.CompletedTask;
    }
}
