using System.Text.RegularExpressions;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Interventions.Data;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Telephony.Contracts;
using Dapper;

namespace CallAssist.Modules.Interventions.Promises;

/// <summary>
/// A promise to call back stands in the follow-up of an accepted intervention ("rappeler lundi") and is kept once somebody of the office
/// talked with the customer after it, whoever dialled. After a month it is forgotten.
/// </summary>
internal sealed partial class OpenPromises(IDatabase database, ICallerNames names, ICallLog calls, TimeProvider clock) : IOpenPromises
{
    private const int Latest = 20;

    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    public async Task<bool> CallbackAsync(Guid companyId, CancellationToken ct)
    {
        var promised = await database.ReadAsync(c => c.QueryAsync<Row>(
            """
            SELECT at, follow_up FROM interventions_intervention
            WHERE company_id = @companyId AND state = 'accepted' AND follow_up <> '' AND at > @since ORDER BY at DESC
            """ + " " + database.Dialect.Page,
            new { companyId, since = clock.GetUtcNow() - Memory, skip = 0, take = Latest }), ct);
        if (promised.FirstOrDefault(p => Callback().IsMatch(BodyColumns.Fold(p.FollowUp))) is not { } last)
            return false;
        var numbers = await names.NumbersAsync(companyId, ct);
        var since = numbers.Count == 0 ? [] : await calls.ListAsync(new() { Numbers = numbers, From = last.At.AddMilliseconds(1), Take = 200 }, ct);
        return !since.Any(c => c.AnsweredAt is not null);
    }

    /// <summary>In folded text: the office calls back. A customer who is to call again promises nothing.</summary>
    [GeneratedRegex(@"^(?!.*\b(?:client|cliente|il|elle|customer|he|she|they)\s+(?:(?:nous|me|us)\s+)?(?:rappel\w+|recontact\w+|will call|calls?)\b).*\b(?:rappel\w*|recontact\w*|call(?:ed|ing)? (?:\w+ )?back|callback|ring (?:\w+ )?back)\b", RegexOptions.Singleline)]
    private static partial Regex Callback();

    private sealed class Row
    {
        public DateTimeOffset At { get; init; }
        public string FollowUp { get; init; } = "";
    }
}
