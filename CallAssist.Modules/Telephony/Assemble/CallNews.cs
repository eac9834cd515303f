using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>What others are told of a change.</summary>
internal static class CallNews
{
    public static void Raise(UnitOfWork unit, IEnumerable<CallChange> changes, Ids ids, DateTimeOffset at)
    {
        foreach (var change in changes)
            Raise(unit, change.Before, change.After, ids, at);
    }

    private static void Raise(UnitOfWork unit, CallSnapshot? before, CallSnapshot? after, Ids ids, DateTimeOffset at)
    {
        if (after is null)
        {
            if (before is not null)
                unit.Raise(new CallEnded(ids.New(), at, before.Id, "joined"));
            return;
        }

        var rings = after.EndedAt is not null ? [] : after.Legs.Where(l => l.RangAt is not null && l.EndedAt is null && before?.Leg(l.Extension)?.RangAt is null).Select(l => l.Extension).ToList();
        if (rings.Count > 0 || before is null)
            unit.Raise(new CallRinging(ids.New(), at, after.Id, after.Direction, after.Number, rings));
        var answered = after.Legs.Where(l => l.AnsweredAt is not null && before?.Leg(l.Extension)?.AnsweredAt is null).OrderBy(l => l.AnsweredAt);
        foreach (var leg in answered.Where(_ => after.EndedAt is null))
            unit.Raise(new CallAnswered(ids.New(), leg.AnsweredAt!.Value, after.Id, leg.Extension));
        foreach (var leg in after.Legs.Where(_ => after.EndedAt is null))
        {
            var former = before?.Leg(leg.Extension);
            if (leg.EndedAt is null && leg.HeldAt is null != (former?.HeldAt is null))
                unit.Raise(new CallHeld(ids.New(), leg.HeldAt ?? at, after.Id, leg.Extension, leg.HeldAt is not null));
            if (leg.Transferred && former is not { Transferred: true })
                unit.Raise(new CallTransferred(ids.New(), leg.EndedAt ?? at, after.Id, leg.Extension));
        }

        if (after.EndedAt is { } ended && (before?.EndedAt is null || before.Status != after.Status))
            unit.Raise(new CallEnded(ids.New(), ended, after.Id, after.Status));
    }
}
