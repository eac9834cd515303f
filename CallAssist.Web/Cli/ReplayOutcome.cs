using System.Text.Json.Nodes;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Web.Cli;

/// <summary>What came out of a replayed scenario, as JSON.</summary>
internal static class ReplayOutcome
{
    public static JsonObject Write(ReplayScenario scenario, IReadOnlyList<CallFacts> calls) => new()
    {
        ["id"] = scenario.Id,
        ["calls"] = new JsonArray([.. calls.Select((c, i) => Call(scenario, c, i + 1))]),
    };

    private static JsonNode Call(ReplayScenario scenario, CallFacts call, int n) => new JsonObject
    {
        ["n"] = n,
        ["direction"] = call.Direction,
        ["number"] = call.Number,
        ["status"] = call.Status,
        ["answered_by"] = call.Direction == "outbound" ? null : scenario.Operator(call.Talkers.FirstOrDefault()),
        ["agents"] = new JsonArray([.. call.Talkers.Select(t => (JsonNode?)scenario.Operator(t))]),
        ["placed_by"] = scenario.Operator(call.PlacedBy),
        ["start_t"] = scenario.Milliseconds(call.StartedAt),
        ["ring_s"] = Seconds(call.StartedAt, call.AnsweredAt ?? call.EndedAt),
        ["talk_s"] = call.AnsweredAt is null ? 0 : call.TimedOut ? null : Seconds(call.AnsweredAt, call.EndedAt),
    };

    private static double? Seconds(DateTimeOffset? from, DateTimeOffset? until) =>
        from is null || until is null ? null : Math.Round((until.Value - from.Value).TotalSeconds, 1);
}
