using CallAssist.Agent.Capture;
using CallAssist.Agent.Capture.Calls;
using CallAssist.Agent.Capture.Sealed;
using CallAssist.Agent.Control;
using CallAssist.Agent.Feed;
using CallAssist.Agent.Health;
using CallAssist.Agent.Settings;
using CallAssist.Agent.Spool;
using CallAssist.Agent.Upload;

namespace CallAssist.Agent.Verbs;

/// <summary><c>run</c>: a generic host around the spool, until it is told to stop.</summary>
internal static class RunVerb
{
    /// <summary>The host, ready to start; throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where the spool cannot be used.</summary>
    public static IHost Build(AgentOptions options, Action<ILoggingBuilder>? logging = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        (logging ?? Console)(builder.Logging);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(AgentTexts.For(options.Language));
        builder.Services.AddSingleton<ServerCertificate>();
        builder.Services.AddSingleton(provider => CaptureUploader.CreateClient(options, provider.GetRequiredService<ServerCertificate>()));
        builder.Services.AddSingleton<CaptureUploader>();
        builder.Services.AddSingleton<SpoolFolder>();
        builder.Services.AddSingleton<ISpoolPass, SpoolPass>();
        builder.Services.AddSingleton<Signal>();
        builder.Services.AddSingleton<ProblemBoard>();
        if (options.Capture)
            AddCapture(builder.Services);
        else
            builder.Services.AddSingleton<IFeedPeer, Reporter>();
        builder.Services.AddHostedService<SpoolWorker>();
        builder.Services.AddHostedService<FeedClient>();
        var host = builder.Build();
        host.Services.GetRequiredService<SpoolFolder>().Prepare();
        host.Services.GetService<Recorder>()?.Prepare();
        return host;
    }

    private static void AddCapture(IServiceCollection services)
    {
        services.AddSingleton<CaptureSpool>();
        services.AddSingleton<ChunkedUploader>();
        services.AddSingleton<ISpoolPass, CapturePass>();
        services.AddSingleton<FeedCalls>();
        services.AddSingleton(new Dice(Random.Shared));
        services.AddSingleton<ServedPhones>();
        services.AddSingleton<MediaEnds>();
        services.AddSingleton<Refusals>();
        services.AddSingleton<CallRecordings>();
        services.AddSingleton<CallTracker>();
        services.AddSingleton<KeptPolicy>();
        services.AddSingleton<DiskRoom>();
        services.AddSingleton<Recorder>();
        services.AddSingleton<IFeedPeer>(provider => provider.GetRequiredService<Recorder>());
        services.AddHostedService<ControlServer>();
        services.AddHostedService<RecorderClock>();
        services.AddHostedService<CaptureWorker>();
    }

    /// <summary>Lines as the journal wants them under systemd, with the time elsewhere.</summary>
    private static void Console(ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        if (Environment.GetEnvironmentVariable("JOURNAL_STREAM") is not null)
            logging.AddSystemdConsole();
        else
            logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat, console.UseUtcTimestamp) = (true, "yyyy-MM-ddTHH:mm:ssZ ", true));
    }
}
