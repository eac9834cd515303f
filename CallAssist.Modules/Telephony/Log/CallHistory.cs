using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Telephony.Assemble;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Telephony.Log;

internal sealed class CallHistory(IDatabase database, CallStore store, Ids ids) : ICallHistory
{
    public Task<IReadOnlyList<Guid>> AddAsync(IReadOnlyList<CallRow> calls, CancellationToken ct) => database.WriteAsync<IReadOnlyList<Guid>>(async unit =>
    {
        var added = new List<Guid>(calls.Count);
        foreach (var call in calls)
        {
            var id = ids.New();
            await store.SaveAsync(unit, Snapshot(call, id));
            added.Add(id);
        }

        return added;
    }, ct);

    private static CallSnapshot Snapshot(CallRow call, Guid id) => new()
    {
        Id = id, Direction = call.Direction, Number = call.Number, Status = call.Status, Extension = call.Extension,
        StartedAt = call.StartedAt, AnsweredAt = call.AnsweredAt, EndedAt = call.EndedAt, PlacedBy = call.Direction == "inbound" ? null : call.Extension,
        Legs = call.Extension is null ? [] : [new(call.Extension) { RangAt = call.StartedAt, AnsweredAt = call.AnsweredAt, EndedAt = call.EndedAt }],
    };
}
