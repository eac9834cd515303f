using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallAssist.Modules.Transcription.Servers;

/// <summary>Knocks at the servers twice a minute. Recordings that wait for one go on once one answers and does not rest.</summary>
internal sealed partial class WatchServers(
    ServerStore store, ServerPool pool, ServerClient client, ServerTranscriber transcriber, IPipeline pipeline, TimeProvider clock, ILogger<WatchServers> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(logger, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task LookAsync(CancellationToken ct)
    {
        var settings = await store.GetAsync(ct);
        if (!settings.On)
            return;
        var key = await store.KeyAsync(ct);
        // One that works is not disturbed.
        var idle = pool.State(settings).Where(s => s.Busy == 0).Select(s => s.Url).ToHashSet();
        await Task.WhenAll(settings.Servers.Where(s => idle.Contains(s.Url)).Select(server => KnockAsync(server, key, ct)));
        if (!(transcriber.OwesFrom <= clock.GetUtcNow()) || !pool.State(settings).Any(s => s is { Trouble: null, Resting: false }))
            return;
        transcriber.Settled();
        await pipeline.ResumeAsync(PipelineStep.Transcribe, ct);
    }

    private async Task KnockAsync(ServerAddress server, string? key, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            pool.Note(server, await client.KnockAsync(server, key, either.Token));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            pool.Note(server, ServerTrouble.Slow);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5031, LogLevel.Error, "The transcription servers could not be looked at; tried again in half a minute")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
