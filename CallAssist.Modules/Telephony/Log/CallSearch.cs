using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.PhoneNumbers;
using CallAssist.Modules.Telephony.Contracts;
using Dapper;

namespace CallAssist.Modules.Telephony.Log;

/// <summary>Lists by criteria, within what a person may see.</summary>
internal sealed class CallSearch(IDatabase database, CallRights rights, ICallerNames names) : ICallSearch
{
    public async Task<CallPage> SearchAsync(Person viewer, CallCriteria criteria, CancellationToken ct)
    {
        var parameters = new DynamicParameters(new { skip = Math.Max(0, criteria.Skip), take = Math.Clamp(criteria.Take, 1, 200) });
        var where = string.Join(" AND ", await ConditionsAsync(viewer, criteria, parameters, ct));
        return await database.ReadAsync(async c =>
        {
            var total = await c.ExecuteScalarAsync<int>($"SELECT COUNT(*) FROM telephony_call c WHERE {where}", parameters);
            var rows = await c.QueryAsync<CallRow>(
                $"SELECT {CallLog.Columns} FROM telephony_call c WHERE {where} ORDER BY c.started_at DESC, c.id DESC {database.Dialect.Page}", parameters);
            return new CallPage(rows.AsList(), total);
        }, ct);
    }

    public async Task<bool> MaySeeAsync(Person viewer, Guid callId, CancellationToken ct)
    {
        var parameters = new DynamicParameters(new { callId });
        var visible = await rights.ConditionAsync(viewer, parameters, ct) ?? "1 = 1";
        return await database.ReadAsync(c => c.ExecuteScalarAsync<int>($"SELECT COUNT(*) FROM telephony_call c WHERE c.id = @callId AND {visible}", parameters), ct) > 0;
    }

    private async Task<List<string>> ConditionsAsync(Person viewer, CallCriteria criteria, DynamicParameters parameters, CancellationToken ct)
    {
        List<string> conditions = ["1 = 1"];
        void Add(string condition, string name, object? value)
        {
            if (value is null)
                return;
            parameters.Add(name, value);
            conditions.Add(condition);
        }

        if (await rights.ConditionAsync(viewer, parameters, ct) is { } visible)
            conditions.Add(visible);
        if (criteria.At is not null)
            conditions.Add(CallRights.At(criteria.At, "at", parameters));
        Add("c.number IN @numbers", "numbers", criteria.Numbers);
        Add("c.direction = @direction", "direction", criteria.Direction);
        Add("c.started_at >= @from", "from", criteria.From);
        Add("c.started_at < @until", "until", criteria.Until);
        if (criteria.Result == CallResult.ToCallBack)
            conditions.Add(MissedCalls.Open);
        if (criteria.Result == CallResult.Live)
            conditions.Add("c.ended_at IS NULL");
        Add("c.status IN @statuses", "statuses", criteria.Result is { } result ? Statuses(result) : null);
        if (!string.IsNullOrWhiteSpace(criteria.Text))
        {
            var part = NumberSearch.Part(criteria.Text);
            Add("c.number LIKE @part", "part", part is null ? null : $"%{part}%");
            Add("c.number IN @held", "held", part is null ? await names.NumbersAsync(criteria.Text, ct: ct) : null);
        }

        return conditions;
    }

    private static string[] Statuses(CallResult result) => result switch
    {
        CallResult.Live => ["ringing", "talking"],
        CallResult.Answered => ["answered"],
        CallResult.Missed or CallResult.ToCallBack => ["missed", "abandoned", "closed"],
        _ => ["busy", "no_answer"],
    };
}
