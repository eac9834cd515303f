using CallAssist.Modules.Kernel.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Modules.Kernel;

public sealed class JobRetryTests
{
    [Fact]
    public async Task Job_ThatThrew_RunsAgainByItself()
    {
        await using var host = await ModuleHost.StartAsync((services, _) => services.AddSingleton<Runs>().AddScoped<ThrowsOnce>());
        await host.Get<IJobQueue>().EnqueueAsync<ThrowsOnce>(Guid.NewGuid(), ct: TestContext.Current.CancellationToken);
        await ModuleHost.EventuallyAsync(() => Task.FromResult(host.Get<Runs>().Count == 2), "it did not run again");
    }

    internal sealed class Runs
    {
        public int Count;
    }

    internal sealed class ThrowsOnce(Runs runs) : IBackgroundJob
    {
        public static string Kind => "throws-once";

        public Task RunAsync(Guid subject, CancellationToken ct) =>
            Interlocked.Increment(ref runs.Count) == 1 ? throw new IOException("No space left on device") : Task.CompletedTask;
    }
}
