using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace CallAssist.Tests.Modules.Kernel;

public sealed class RecurringJobsTests
{
    [Fact]
    public async Task Reset_OfAllData_LeavesTheRecurringJobs()
    {
        await using var host = await ModuleHost.StartAsync((services, _) => services.AddRecurring<Nightly>("0 10 2 * * ?"));
        var scheduler = await host.Get<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        await host.Get<IDataReset>().EmptyAsync(TestContext.Current.CancellationToken);
        Assert.True(await scheduler.Exists(new JobKey(Guid.Empty.ToString("D"), Nightly.Kind), TestContext.Current.CancellationToken));
    }

    internal sealed class Nightly : IBackgroundJob
    {
        public static string Kind => "nightly";

        public Task RunAsync(Guid subject, CancellationToken ct) => Task.CompletedTask;
    }
}
