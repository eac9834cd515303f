using CallAssist.Modules.Kernel.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Telephony.Inbox;

/// <summary>Forgets requests, and what was read in them, once their time is over; the calls stay.</summary>
internal sealed partial class InboxRetention(IDatabase database, IOptions<TelephonyOptions> options, TimeProvider clock, ILogger<InboxRetention> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await ForgetAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Log.Failed(logger, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal Task ForgetAsync(CancellationToken ct) => database.WriteAsync(async unit =>
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.InboxDays);
        await unit.ExecuteAsync("DELETE FROM telephony_receipt WHERE received_at < @before", new { before });
        await unit.ExecuteAsync("DELETE FROM telephony_report WHERE call_id IN (SELECT id FROM telephony_call WHERE ended_at < @before)", new { before });
        await unit.ExecuteAsync("DELETE FROM telephony_alias WHERE call_id IN (SELECT id FROM telephony_call WHERE ended_at < @before)", new { before });
    }, ct);

    private static partial class Log
    {
        [LoggerMessage(3102, LogLevel.Error, "Old requests could not be deleted")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
