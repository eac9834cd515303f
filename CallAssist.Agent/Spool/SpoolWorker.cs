using CallAssist.Agent.Settings;
using CallAssist.Agent.Upload;
using Polly;
using Polly.Retry;

namespace CallAssist.Agent.Spool;

/// <summary>Walks through the spool again and again; while nothing gets through it waits longer from time to time, with jitter.</summary>
internal sealed partial class SpoolWorker(IEnumerable<ISpoolPass> passes, AgentOptions options, AgentTexts texts, TimeProvider clock, ILogger<SpoolWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Log.Started(logger, options.ServerAddress.Host);
        var patience = Patience();
        using var timer = new PeriodicTimer(options.LookEvery, clock);
        do
            await patience.ExecuteAsync(PassAsync, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>All of them; what concerns every file ends it.</summary>
    private async ValueTask<PassResult> PassAsync(CancellationToken ct)
    {
        var result = new PassResult();
        foreach (var pass in passes)
        {
            var more = await pass.RunAsync(ct);
            result = new(result.Settled + more.Settled, more.Obstacle ?? result.Obstacle);
            if (result.Obstacle is { ConcernsAll: true })
                break;
        }

        return result;
    }

    private ResiliencePipeline<PassResult> Patience() => new ResiliencePipelineBuilder<PassResult> { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions<PassResult>
        {
            ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Result.IsStuck),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.FirstRetry,
            MaxDelay = options.LongestRetry,
            DelayGenerator = attempt => ValueTask.FromResult(AskedFor(attempt.Outcome.Result)),
            OnRetry = attempt =>
            {
                var obstacle = attempt.Outcome.Result.Obstacle!;
                Log.Waiting(logger, obstacle.Obstacle, texts.Tell(obstacle), attempt.RetryDelay);
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    /// <summary>The server's own wish, within our limit; null: the usual wait.</summary>
    private TimeSpan? AskedFor(PassResult result) =>
        result.Obstacle?.RetryAfter is { } asked ? (asked < options.LongestRetry ? asked : options.LongestRetry) : null;

    private static partial class Log
    {
        [LoggerMessage(11010, LogLevel.Information, "Watching the spool for {Server}")]
        public static partial void Started(ILogger logger, string server);

        [LoggerMessage(11011, LogLevel.Warning, "{Obstacle}: {Meaning}. Nothing is lost; next try in {Wait}")]
        public static partial void Waiting(ILogger logger, Obstacle obstacle, string meaning, TimeSpan wait);
    }
}
