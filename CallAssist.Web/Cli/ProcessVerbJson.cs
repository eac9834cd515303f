using System.Text.Json.Nodes;
using CallAssist.Engines.Voices;
using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Web.Cli;

/// <summary>What the `process` verb prints of a call: the keys of `media` and `transcribe`, and what was understood.</summary>
internal static class ProcessVerbJson
{
    public static JsonObject Call(string file, CallMedia call, SpokenCall spoken, CallInsights insights)
    {
        var node = MediaVerbJson.ToNode(file, call, files: null);
        node["transcript"] = spoken.ToNode(file, call.CallId);
        node["keywords"] = new JsonArray([.. insights.Keywords.Select(k => (JsonNode)Keyword(k))]);
        node["redacted"] = insights.Redacted;
        node["draft"] = Draft(insights.Draft);
        return node;
    }

    private static JsonObject Keyword(FoundKeyword keyword) => new()
    {
        ["id"] = keyword.Id,
        ["label"] = keyword.Label,
        ["score"] = Math.Round(keyword.Score, 3),
        ["evidence"] = new JsonArray([.. keyword.Evidence.Select(e => (JsonNode)new JsonObject
        {
            ["speaker"] = e.Speaker, ["start"] = Math.Round(e.Start, 2), ["end"] = Math.Round(e.End, 2), ["words"] = e.Words, ["kind"] = e.Kind,
        })]),
    };

    private static JsonObject Draft(DraftText draft) => new()
    {
        ["subject"] = draft.Subject,
        ["summary"] = draft.Summary,
        ["mood"] = draft.Mood,
        ["intent"] = draft.Intent,
        ["actions"] = new JsonArray([.. draft.Actions.Select(a => (JsonNode)a)]),
    };
}
