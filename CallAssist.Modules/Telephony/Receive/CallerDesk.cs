using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Telephony.Adapters;
using Dapper;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Telephony.Receive;

/// <summary>What the answer to a report may tell of the caller.</summary>
internal sealed class CallerDesk(
    IDatabase database, ICustomerDirectory customers, IEnumerable<IOpenPromises> promises, IOptions<TelephonyOptions> options, TimeProvider clock)
{
    public async Task<CallerNews> NewsAsync(AccessToken token, TelephonyEvent report, CancellationToken ct)
    {
        if (!token.Rights.HasFlag(TokenRights.ReadCaller) || report.Kind is not (ReportKind.New or ReportKind.Queued or ReportKind.Ringing))
            return CallerNews.Nothing;
        var number = PhoneNumber.ToE164(report.Direction == "outbound" ? report.Called : report.Caller);
        if (number is null)
            return CallerNews.Nothing;
        var card = await customers.IdentifyAsync(number, ct);
        return new(card, await SinceMissedAsync(number, ct), card.CompanyId is { } company && await PromisedAsync(company, ct));
    }

    /// <summary>How long ago this number was last missed, unless somebody talked to it since.</summary>
    private async Task<TimeSpan?> SinceMissedAsync(string number, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var missed = await database.ReadAsync(c => c.ExecuteScalarAsync<DateTimeOffset?>(
            """
            SELECT MAX(m.started_at) FROM telephony_call m
            WHERE m.number = @number AND m.direction = 'inbound' AND m.status IN ('missed', 'abandoned', 'busy') AND m.started_at > @since
            AND NOT EXISTS (SELECT 1 FROM telephony_call t WHERE t.number = @number AND t.answered_at IS NOT NULL AND t.started_at > m.started_at)
            """,
            new { number, since = now - options.Value.MissedRecently }), ct);
        return missed is null ? null : now - missed;
    }

    private async Task<bool> PromisedAsync(Guid company, CancellationToken ct)
    {
        foreach (var promise in promises)
        {
            if (await promise.CallbackAsync(company, ct))
                return true;
        }

        return false;
    }
}
