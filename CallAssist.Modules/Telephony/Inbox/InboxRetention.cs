using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.Jobs;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Telephony.Inbox;

/// <summary>Forgets requests, and what was read in them, once their time is over; the calls stay.</summary>
internal sealed class InboxRetention(IDatabase database, IOptions<TelephonyOptions> options, TimeProvider clock) : IBackgroundJob
{
    public static string Kind => "inbox-forget";

    public Task RunAsync(Guid subject, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        var before = clock.GetUtcNow() - TimeSpan.FromDays(options.Value.InboxDays);
        await unit.ExecuteAsync("DELETE FROM telephony_receipt WHERE received_at < @before", new { before });
        await unit.ExecuteAsync("DELETE FROM telephony_report WHERE call_id IN (SELECT id FROM telephony_call WHERE ended_at < @before)", new { before });
        await unit.ExecuteAsync("DELETE FROM telephony_alias WHERE call_id IN (SELECT id FROM telephony_call WHERE ended_at < @before)", new { before });
    }, ct);
}
