using System.Text.Json.Nodes;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Web.Cli;

/// <summary>`redact --in F.jsonl --out G.jsonl`: the personal data of each passage, and the passage without it.</summary>
internal static class RedactVerb
{
    public const string Help = """
        redact --in F.jsonl --out G.jsonl

        Finds personal data. Each line of F holds "id" and "text"; each line of G holds "id",
        "entities":[{"start","end","label"}] (positions in Unicode code points, end excluded), "redacted" with
        placeholders, and "may_leave", false when a second check still finds something personal in it.
        Exit status: 0 done, 1 wrong input or nothing found, 2 failed.
        """;

    /// <summary>Runs the verb; <paramref name="args"/> come after "redact".</summary>
    public static int Run(string[] args, TextWriter stdout, TextWriter stderr) =>
        JsonLinesVerb.Run(Help, args, [], _ => Redact, stdout, stderr);

    private static JsonObject Redact(JsonObject line)
    {
        var text = JsonLinesVerb.Text(line, "text");
        var redacted = CallAnalysts.Redact([new("", 0, 0, text)], known: null);
        return new()
        {
            ["id"] = JsonLinesVerb.Text(line, "id"),
            ["entities"] = new JsonArray([.. redacted.Entities.Select(e => (JsonNode)new JsonObject
            {
                ["start"] = CodePoints(text, e.Start),
                ["end"] = CodePoints(text, e.End),
                ["label"] = e.Label,
            })]),
            ["redacted"] = redacted.Turns[0].Text,
            ["may_leave"] = redacted.MayLeave,
        };
    }

    // UTF-16 positions to code points: a surrogate pair counts once.
    private static int CodePoints(string text, int position)
    {
        var count = 0;
        for (var i = 0; i < position; i++)
            count += char.IsLowSurrogate(text[i]) ? 0 : 1;
        return count;
    }
}
