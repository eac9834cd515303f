using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Telephony.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>Lets time do its part: closes calls whose end nobody told.</summary>
internal sealed partial class CallClockwork(IDatabase database, CallStore calls, Ids ids, CallClocks clocks, LiveHub live, TimeProvider clock, ILogger<CallClockwork> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await calls.AnyDueAsync(clock.GetUtcNow(), stoppingToken))
                    await TickAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Log.Failed(logger, error);
            }
        }
    }

    private async Task TickAsync(CancellationToken ct)
    {
        await database.WriteAsync(async unit =>
        {
            var now = clock.GetUtcNow();
            CallNews.Raise(unit, await new CallDesk(calls.Open(unit), clocks, ids.New).TickAsync(now), ids, now);
        }, ct);
        live.Tell();
    }

    private static partial class Log
    {
        [LoggerMessage(3101, LogLevel.Error, "Calls whose end nobody told could not be closed")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
