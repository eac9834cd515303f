using System.Globalization;
using System.Text;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Telephony.Contracts;
using Dapper;

namespace CallAssist.Modules.Telephony.Log;

internal sealed class CallLog(IDatabase database) : ICallLog, ICustomerTimeline
{
    internal const string Columns = "c.id, c.direction, c.number, c.status, c.extension, c.started_at, c.answered_at, c.ended_at";

    /// <summary>How far a capture's clock may be from the switchboard's.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    public Task<CallRow?> FindAsync(Guid callId, CancellationToken ct) => database.ReadAsync(c => c.QueryFirstOrDefaultAsync<CallRow>(
        $"SELECT {Columns} FROM telephony_call c WHERE c.id = @callId", new { callId }), ct);

    public async Task<IReadOnlyList<CallRow>> ListAsync(CallFilter filter, CancellationToken ct)
    {
        var sql = new StringBuilder($"SELECT {Columns} FROM telephony_call c WHERE 1 = 1");
        if (filter.Extensions is not null)
            sql.Append(" AND EXISTS (SELECT 1 FROM telephony_leg l WHERE l.call_id = c.id AND l.extension IN @Extensions)");
        if (filter.Numbers is not null)
            sql.Append(" AND c.number IN @Numbers");
        if (filter.From is not null)
            sql.Append(" AND c.started_at >= @From");
        if (filter.Until is not null)
            sql.Append(" AND c.started_at < @Until");
        sql.Append(" ORDER BY c.started_at DESC, c.id DESC ").Append(database.Dialect.Page);
        var parameters = new { filter.Extensions, filter.Numbers, filter.From, filter.Until, skip = filter.Skip, take = filter.Take };
        return (await database.ReadAsync(c => c.QueryAsync<CallRow>(sql.ToString(), parameters), ct)).AsList();
    }

    public async Task<CallRow?> MatchAsync(CallTrace trace, CancellationToken ct)
    {
        if (trace.InvitedAt is not { } began)
            return null;
        var ends = new[] { trace.From, trace.To };
        string[] extensions = [.. ends.Select(PhoneNumber.ToExtension).OfType<string>()];
        string[] numbers = [.. ends.Select(PhoneNumber.ToE164).OfType<string>()];
        var candidates = (await database.ReadAsync(c => c.QueryAsync<CallRow>(
            $"""
            SELECT {Columns} FROM telephony_call c WHERE c.started_at BETWEEN @first AND @last
            AND (c.number IN @numbers OR EXISTS (SELECT 1 FROM telephony_leg l WHERE l.call_id = c.id AND l.extension IN @extensions))
            """,
            new { first = began - Tolerance, last = began + Tolerance, numbers, extensions }), ct)).AsList();
        // The number says more than the extension, which several calls may share in one minute.
        var byNumber = candidates.Where(c => c.Number is not null && numbers.Contains(c.Number)).ToList();
        var found = byNumber.Count > 0 ? byNumber : candidates;
        return found.Count == 1 ? found[0] : null;
    }

    public async Task<IReadOnlyList<TimelineEntry>> ListAsync(Guid companyId, IReadOnlyList<string> numbers, int take, CancellationToken ct)
    {
        if (numbers.Count == 0)
            return [];
        var calls = await ListAsync(new CallFilter { Numbers = numbers, Take = take }, ct);
        return [.. calls.Select(c => new TimelineEntry
        {
            Kind = "call", Id = c.Id, CallId = c.Id, At = c.StartedAt, Title = c.Direction + " " + c.Status,
            Detail = c.AnsweredAt is { } answered && c.EndedAt is { } ended ? (ended - answered).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture) : null,
        })];
    }
}
