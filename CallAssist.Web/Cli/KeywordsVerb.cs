using System.Text.Json;
using System.Text.Json.Nodes;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Web.Cli;

/// <summary>`keywords --in F.jsonl --out G.jsonl [--catalogue FILE]`: the keywords of each extract or call.</summary>
internal static class KeywordsVerb
{
    public const string Help = """
        keywords --in F.jsonl --out G.jsonl [--catalogue FILE]

        Finds the catalogue's keywords. Each line of F holds "id" and "turns":[{"speaker","text"[,"start","end"]}]
        or "text"; each line of G holds "id", "keywords":[ids] and "mentions" with label, score, speaker, words and kind.

          --catalogue FILE   keywords to look for; the one that ships when left out
        Exit status: 0 done, 1 wrong input or nothing found, 2 failed.
        """;

    /// <summary>Runs the verb; <paramref name="args"/> come after "keywords".</summary>
    public static int Run(string[] args, TextWriter stdout, TextWriter stderr) =>
        JsonLinesVerb.Run(Help, args, ["--catalogue"], options =>
        {
            var catalogue = options.TryGetValue("--catalogue", out var file) ? Read(file) : KeywordCatalogue.Default;
            return line => Find(line, catalogue);
        }, stdout, stderr);

    /// <summary>Reads a catalogue file.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static KeywordCatalogue Read(string file)
    {
        using var stream = File.OpenRead(file);
        return KeywordCatalogue.Parse(stream);
    }

    private static JsonObject Find(JsonObject line, KeywordCatalogue catalogue)
    {
        var found = CallAnalysts.Keywords(Turns(line), catalogue);
        return new()
        {
            ["id"] = JsonLinesVerb.Text(line, "id"),
            ["keywords"] = new JsonArray([.. found.Select(k => (JsonNode)k.Id)]),
            ["mentions"] = new JsonArray([.. found.SelectMany(k => k.Evidence.Select(e => Mention(k, e)))]),
        };
    }

    private static JsonNode Mention(FoundKeyword keyword, KeywordEvidence evidence) => new JsonObject
    {
        ["keyword"] = keyword.Id,
        ["label"] = keyword.Label,
        ["kind"] = evidence.Kind,
        ["score"] = evidence.Score,
        ["speaker"] = evidence.Speaker,
        ["start"] = evidence.Start,
        ["end"] = evidence.End,
        ["words"] = evidence.Words,
    };

    private static IReadOnlyList<SpokenTurn> Turns(JsonObject line)
    {
        if (line["turns"] is not JsonArray turns)
            return [new("", 0, 0, JsonLinesVerb.Text(line, "text"))];
        return [.. turns.Select(t => t as JsonObject ?? throw new JsonException("a turn is no object")).Select(t => new SpokenTurn(
            t["speaker"]?.ToString() ?? "", Number(t["start"]), Number(t["end"]), JsonLinesVerb.Text(t, "text")))];
    }

    private static double Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;
}
