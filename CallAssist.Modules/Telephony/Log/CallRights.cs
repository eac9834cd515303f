using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Telephony.Log;

/// <summary>
/// Which calls <c>c</c> a person may see in the log: a supervisor all; everyone else those at the extensions that were his when they
/// began, and what the team missed, because whoever is free calls back.
/// </summary>
internal sealed class CallRights(IPeople people)
{
    /// <summary>
    /// Nobody's own: the caller dialled a number that is no person's direct one or, where that was not told, it rang at several phones or
    /// at none.
    /// </summary>
    private const string MissedByTheTeam =
        """
        c.direction = 'inbound' AND c.status IN ('missed', 'abandoned', 'busy', 'closed') AND CASE WHEN c.dialled IS NULL
        THEN CASE WHEN (SELECT COUNT(*) FROM telephony_leg x WHERE x.call_id = c.id) <> 1 THEN 1 ELSE 0 END
        ELSE CASE WHEN c.dialled IN @direct THEN 0 ELSE 1 END END = 1
        """;

    /// <summary>A condition on <c>c</c>; null: everything.</summary>
    public async Task<string?> ConditionAsync(Person viewer, DynamicParameters parameters, CancellationToken ct)
    {
        if (viewer.SeesEveryone)
            return null;
        parameters.Add("direct", (await people.ListAsync(ct)).SelectMany(p => p.Numbers).Distinct());
        return $"({At(viewer.Tenures, "own", parameters)} OR ({MissedByTheTeam}))";
    }

    /// <summary>It rang at, or was dialled from, one of these extensions while it was in those hands.</summary>
    public static string At(IEnumerable<Tenure> tenures, string name, DynamicParameters parameters) =>
        $"EXISTS (SELECT 1 FROM telephony_leg l WHERE l.call_id = c.id AND {Spans.Condition(["l.extension"], "c.started_at", tenures.Select(t => (t.Extension, t.From, t.Until)), name, parameters)})";
}
