using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Benchmarks;

/// <summary>Drafts of dialogues in the format of the evaluation sets (speakers <c>client</c> and <c>operateur</c>), for scoring.</summary>
internal static class InsightsRun
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Drafts(string calls, string drafts)
    {
        using var output = new StreamWriter(drafts);
        foreach (var line in File.ReadLines(calls))
        {
            var call = JsonNode.Parse(line)!;
            var turns = call["turns"]!.AsArray()
                .Select(t => new SpokenTurn((string)t!["speaker"]!, (double)t["start"]!, (double)t["end"]!, (string)t["text"]!)).ToList();
            var insights = CallAnalysts.Local.Analyse(turns, "client", KeywordCatalogue.Default, known: null);
            var draft = insights.Draft;
            output.WriteLine(JsonSerializer.Serialize(
                new { id = (string)call["id"]!, draft.Subject, draft.Summary, draft.Mood, draft.Intent, draft.Actions, keywords = insights.Keywords.Select(k => k.Id), mayLeave = insights.Redaction.MayLeave },
                Readable));
        }
    }
}
