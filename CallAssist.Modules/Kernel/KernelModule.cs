using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Kernel.Jobs;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Quartz;

namespace CallAssist.Modules.Kernel;

/// <summary>Data, events and jobs: what every other module stands on.</summary>
public static class KernelModule
{
    /// <summary>Registers the kernel. Reads section <c>Data</c>.</summary>
    public static IServiceCollection AddKernel(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Data").Get<DatabaseOptions>() ?? new DatabaseOptions();
        Validate(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(Options.Create(options));
        services.AddSingleton<Ids>();
        services.AddSingleton<MasterKey>();
        services.AddMetrics();
        services.AddSingleton<EventMetrics>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<IDatabase>(provider => OpenDatabase(options, provider.GetRequiredService<Outbox>()));
        services.AddSingleton<Migrator>();
        services.AddSingleton<DatabaseCopy>();
        services.AddSingleton<IDataReset, DataReset>();
        services.AddSingleton<DeliveryStore>();
        services.AddSingleton<IParkedEvents, ParkedEvents>();
        services.AddSingleton<EventDispatcher>();
        services.AddHostedService(provider => provider.GetRequiredService<EventDispatcher>());
        services.AddRecurring<ForgetDelivered>("0 50 3 * * ?");
        services.AddSingleton<IJobQueue, QuartzJobQueue>();
        services.AddSingleton<IJobBoard, JobBoard>();
        services.AddScoped<JobRun>();
        services.AddSingleton<ScheduleRecurring>();
        services.AddHostedService(provider => provider.GetRequiredService<ScheduleRecurring>());
        return services.AddScheduler(options);
    }

    /// <summary>Brings the database up to date; called before the host starts.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken ct = default)
    {
        await services.GetRequiredService<Migrator>().MigrateAsync(ct);
        if (services.GetService<MasterKey>() is { } master)
            await MasterKeyMark.SettleAsync(services.GetRequiredService<IDatabase>(), master, services.GetRequiredService<TimeProvider>(), ct);
    }

    private static IServiceCollection AddScheduler(this IServiceCollection services, DatabaseOptions options)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "CallAssist";
                scheduler.IdleWaitTime = TimeSpan.FromSeconds(5);
                // A stop asks running steps to stop too, and waits until they gave back what they held.
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            // Two jobs of a kind at once: a hundred recordings that wait for their transcription hold no thread that the next call's voices,
            // a finished call's draft or a mail could use, and only two calls lie in memory.
            quartz.UseExecutionLimits(limits => limits.UseTriggerGroupWhenUnset().ForOtherGroups(2));
            // A job that throws (a full disk, a database that is away) is run again, at the latest ten minutes later, for most of a day.
            quartz.UseDefaultRetryPolicy(RetryPolicy.Exponential(100, TimeSpan.FromSeconds(5), 2, TimeSpan.FromMinutes(10)));
            quartz.UsePersistentStore(store =>
            {
                if (options.SqlServer is { Length: > 0 } sqlServer)
                {
                    store.UseSqlServer(SqlClientFactory.Instance, sqlServer);
                    store.UseClustering(_ => { });
                }
                else
                {
                    SqliteEngine.EnsureLoaded();
                    Directory.CreateDirectory(options.Directory);
                    store.UseSqlite(Microsoft.Data.Sqlite.SqliteFactory.Instance, Jobs(options));
                }

                store.ProvisionSchema();
                store.UseExecutionHistory();
            });
        });
        services.Configure<ExecutionHistoryOptions>(history =>
        {
            history.Retention = TimeSpan.FromDays(90);
            history.MaxEntriesPerScheduler = 200_000;
        });
        return services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }

    private static IDatabase OpenDatabase(DatabaseOptions options, Outbox outbox)
    {
        if (options.SqlServer is { Length: > 0 } sqlServer)
            return new SqlServerDatabase(sqlServer, outbox);
        Directory.CreateDirectory(options.Directory);
        return new SqliteDatabase(Path.Combine(options.Directory, "callassist.db"), Jobs(options), outbox);
    }

    /// <summary>A file of its own: Quartz and the application never wait for each other's writer.</summary>
    private static string Jobs(DatabaseOptions options) => $"Data Source={Path.Combine(options.Directory, "jobs.db")};Default Timeout=30";

    private static void Validate(DatabaseOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Directory))
            throw new OptionsValidationException("Data", typeof(DatabaseOptions), ["Data:Directory must name a folder."]);
        if (options.SqlServer is not { Length: > 0 } text)
            return;
        var builder = new SqlConnectionStringBuilder(text);
        if (builder.IntegratedSecurity && !OperatingSystem.IsWindows())
            throw new OptionsValidationException("Data", typeof(DatabaseOptions), ["Data:SqlServer uses Integrated Security, which crashes this driver on Linux; use User ID and Password."]);
        if (!builder.Encrypt && !options.AllowUnencryptedSqlServer)
            throw new OptionsValidationException("Data", typeof(DatabaseOptions), ["Data:SqlServer needs Encrypt=true (CVE-2024-0056), or set Data:AllowUnencryptedSqlServer."]);
    }
}
