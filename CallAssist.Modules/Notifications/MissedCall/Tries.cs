using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Notifications.MissedCall;

/// <summary>How often somebody has tried in vain since he last talked to us.</summary>
/// <param name="Count">This call included.</param>
/// <param name="Since">When the first of them came in.</param>
internal sealed record Tries(int Count, DateTimeOffset Since)
{
    /// <summary>How far back a try still belongs to this one.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    /// <summary>Of the call that reached nobody, and the calls with its number in any order.</summary>
    public static Tries Of(CallRow missed, IEnumerable<CallRow> sameNumber)
    {
        var row = sameNumber.Where(c => c.Id != missed.Id && c.StartedAt <= missed.StartedAt && c.StartedAt > missed.StartedAt - Memory)
            .OrderByDescending(c => c.StartedAt)
            .TakeWhile(c => c.AnsweredAt is null)
            .Where(c => c.Direction == "inbound")
            .ToList();
        return new(row.Count + 1, row.Count == 0 ? missed.StartedAt : row[^1].StartedAt);
    }
}
