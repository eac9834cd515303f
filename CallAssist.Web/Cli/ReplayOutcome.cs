using System.Globalization;
using System.Text.Json.Nodes;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Web.Cli;

/// <summary>What came out of a replayed scenario, as JSON.</summary>
internal static class ReplayOutcome
{
    public static JsonObject Write(ReplayScenario scenario, IReadOnlyList<CallFacts> calls, ReplayDesk desk)
    {
        var rank = calls.Select((c, i) => (c.Id, Rank: i + 1)).ToDictionary(c => c.Id, c => c.Rank);
        return new()
        {
            ["id"] = scenario.Id,
            ["calls"] = new JsonArray([.. calls.Select((c, i) => Call(scenario, c, i + 1))]),
            ["missed_mails"] = new JsonArray([.. calls.Where(c => c.Missed).Select(c => (JsonNode)new JsonObject { ["call"] = rank[c.Id] })]),
            ["reminder_mails"] = new JsonArray([.. desk.Reminders.Select(r => (JsonNode)new JsonObject
            {
                ["agent"] = r.Operator, ["t"] = scenario.Milliseconds(r.At), ["calls"] = new JsonArray([.. r.Calls.Select(c => (JsonNode)rank[c])]),
            })]),
            ["digest"] = Digest(scenario, calls),
        };
    }

    private static JsonObject Digest(ReplayScenario scenario, IReadOnlyList<CallFacts> calls) => new()
    {
        ["hours"] = new JsonObject(DayFigures.Hours(calls, scenario.Zone).Select(h => KeyValuePair.Create(
            h.Hour.ToString("00", CultureInfo.InvariantCulture),
            (JsonNode?)new JsonObject { ["handled"] = h.Handled, ["missed"] = h.Missed, ["max_simultaneous"] = h.Simultaneous }))),
        ["top_keywords"] = new JsonArray([.. DayFigures.TopKeywords(scenario.Interventions.SelectMany(i => i.Keywords))
            .Select(k => (JsonNode)new JsonArray(k.Keyword, k.Count))]),
        ["customers"] = new JsonArray([.. calls.Where(c => c.Handled).Select(c => scenario.Customer(c.Number)).OfType<string>().Distinct()
            .Order(StringComparer.Ordinal).Select(c => (JsonNode)c)]),
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
