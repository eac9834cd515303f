using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Web.Cli;

/// <summary>A scenario to replay.</summary>
internal sealed record ReplayScenario(
    string Id, TimeZoneInfo Zone, DateTimeOffset Start, DateTimeOffset Until, IReadOnlyDictionary<string, string> Operators,
    IReadOnlyDictionary<string, string> Customers, IReadOnlyList<ReplayedEvent> Events, IReadOnlyList<ReplayedIntervention> Interventions)
{
    /// <summary>Reads one line of a scenario file.</summary>
    /// <exception cref="JsonException">Something is missing or of the wrong kind.</exception>
    public static ReplayScenario Read(JsonObject line)
    {
        var start = DateTimeOffset.TryParse(JsonLinesVerb.Text(line, "start"), CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at : throw new JsonException("\"start\" is no time with offset");
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(JsonLinesVerb.Text(line, "tz"), out var known) ? known : throw new JsonException("\"tz\" is no time zone");
        var config = line["config"] as JsonObject ?? throw new JsonException("\"config\" is missing");
        return new(
            JsonLinesVerb.Text(line, "id"), zone, start, At(line, "until_t", start), Names(config["extensions"]), Names(config["directory"]),
            [.. Objects(line["events"]).Select(e => new ReplayedEvent(At(e, "t", start), JsonLinesVerb.Text(e, "source"), Fields(e)))],
            [.. Objects(line["interventions"]).Select(i => new ReplayedIntervention(
                At(i, "t", start), JsonLinesVerb.Text(i, "agent"), i["number"]?.ToString(), [.. (i["keywords"] as JsonArray ?? []).Select(k => k!.ToString())], i["customer"]?.ToString()))]);
    }

    /// <summary>Milliseconds since the start.</summary>
    public long Milliseconds(DateTimeOffset at) => (long)Math.Round((at - Start).TotalMilliseconds);

    /// <summary>The operator at an extension; the extension itself where the scenario names nobody.</summary>
    public string? Operator(string? extension) => extension is null ? null : Operators.GetValueOrDefault(extension, extension);

    /// <summary>The customer of a number in E.164, or null.</summary>
    public string? Customer(string? number) => number is null ? null : Customers.FirstOrDefault(c => CallReplay.Number(c.Key) == number).Value;

    private static DateTimeOffset At(JsonObject line, string key, DateTimeOffset start) =>
        line[key] is JsonValue value && value.TryGetValue<double>(out var milliseconds) ? start.AddMilliseconds(milliseconds) : throw new JsonException($"\"{key}\" is no number");

    private static IEnumerable<JsonObject> Objects(JsonNode? list) =>
        (list as JsonArray ?? []).Select(i => i as JsonObject ?? throw new JsonException("an entry is no object"));

    private static Dictionary<string, string> Fields(JsonObject told) =>
        told.Where(f => f.Key is not ("t" or "source") && f.Value is not null).ToDictionary(f => f.Key, f => f.Value!.ToString(), StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, string> Names(JsonNode? node) =>
        (node as JsonObject ?? []).Where(n => n.Value is not null).ToDictionary(n => n.Key, n => n.Value!.ToString());
}

/// <summary>A request as the server received it.</summary>
internal sealed record ReplayedEvent(DateTimeOffset At, string Source, IReadOnlyDictionary<string, string> Fields);

/// <summary>An intervention as the operator saved it.</summary>
internal sealed record ReplayedIntervention(DateTimeOffset At, string Operator, string? Number, IReadOnlyList<string> Keywords, string? Customer);
