using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallAssist.Modules.Kernel.Events;

/// <summary>Once a day, forgets the events that every handler dealt with a month ago: they hold numbers, and nobody asks for them again.</summary>
internal sealed partial class ForgetDelivered(DeliveryStore store, TimeProvider clock, ILogger<ForgetDelivered> logger) : BackgroundService
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            try
            {
                await store.PurgeAsync(Age, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Log.Failed(logger, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(1012, LogLevel.Warning, "Old events could not be forgotten; tried again tomorrow")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
