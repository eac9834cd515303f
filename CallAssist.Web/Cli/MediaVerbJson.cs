using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallAssist.Engines.Voices;

namespace CallAssist.Web.Cli;

/// <summary>The lines that the `media` verb prints.</summary>
internal static class MediaVerbJson
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Line(string file, CallMedia call, MediaVerbFiles files) => ToNode(file, call, files).ToJsonString(Compact);

    /// <summary>The keys of a call as in the command line's contract; `process` embeds them too.</summary>
    public static JsonObject ToNode(string file, CallMedia call, MediaVerbFiles? files) => new()
    {
        ["file"] = file,
        ["callId"] = call.CallId,
        ["from"] = call.From,
        ["to"] = call.To,
        ["invitedAt"] = Iso(call.InvitedAt),
        ["answeredAt"] = Iso(call.AnsweredAt),
        ["endedAt"] = Iso(call.EndedAt),
        ["startedAt"] = Iso(call.StartedAt),
        ["durationMs"] = call.DurationMs,
        ["guessed"] = call.Guessed,
        ["media"] = Kind(call.Media),
        ["problems"] = Problems(call.Problems),
        ["digits"] = new JsonArray([.. call.Digits.Select(d => (JsonNode)new JsonObject { ["at"] = Iso(d.At), ["digit"] = d.Key.ToString(), ["side"] = Role(d.Side) })]),
        ["codes"] = new JsonArray([.. call.Codes.Select(c => (JsonNode)new JsonObject { ["at"] = Iso(c.At), ["code"] = c.Code, ["side"] = Role(c.Side) })]),
        ["oneWay"] = new JsonArray([.. call.OneWay.Select(s => (JsonNode)new JsonObject { ["at"] = Iso(s.At), ["durationMs"] = s.DurationMs, ["silent"] = Role(s.Silent) })]),
        ["overlapMs"] = call.OverlapMs,
        ["parties"] = new JsonArray([.. call.Parties.Select((p, i) => (JsonNode)Party(p, files?.Voices[i]))]),
        ["wav"] = files?.Stereo,
    };

    /// <summary>The line of a file without any call.</summary>
    public static string Empty(string file, IReadOnlyList<MediaProblem> problems) =>
        new JsonObject { ["file"] = file, ["callId"] = null, ["media"] = "none", ["problems"] = Problems(problems), ["parties"] = new JsonArray() }.ToJsonString(Compact);

    /// <summary>One line for people.</summary>
    public static string Plain(string file, CallMedia call)
    {
        var problems = call.Problems.Count == 0 ? "ok" : string.Join(", ", call.Problems.Select(p => p.Code));
        var codecs = string.Join('/', call.Parties.Select(p => p.Codec ?? "-"));
        return string.Create(CultureInfo.InvariantCulture, $"{file}  {call.From ?? "?"} -> {call.To ?? "?"}  {call.DurationMs / 1000.0:F1} s  {codecs}  {Kind(call.Media)}  {problems}");
    }

    private static JsonObject Party(PartyMedia party, string? wav) => new()
    {
        ["role"] = Role(party.Role),
        ["address"] = party.Address,
        ["codec"] = party.Codec,
        ["ssrcs"] = new JsonArray([.. party.Ssrcs.Select(s => (JsonNode)JsonValue.Create($"0x{s:x8}"))]),
        ["packets"] = party.Packets,
        ["lost"] = party.Lost,
        ["duplicates"] = party.Duplicates,
        ["reordered"] = party.Reordered,
        ["concealedMs"] = party.ConcealedMs,
        ["durationMs"] = party.DurationMs,
        ["jitterMs"] = Math.Round(party.JitterMs, 2),
        ["talkMs"] = party.TalkMs,
        ["reportedLost"] = party.ReportedLost,
        ["clockPpm"] = party.ClockPpm is { } ppm ? Math.Round(ppm, 1) : null,
        ["wav"] = wav,
    };

    private static JsonArray Problems(IReadOnlyList<MediaProblem> problems) =>
        new([.. problems.Select(p => (JsonNode)Problem(p))]);

    private static JsonObject Problem(MediaProblem problem)
    {
        var json = new JsonObject { ["code"] = problem.Code, ["detail"] = problem.Detail };
        if (problem.Cause is { } cause) json["cause"] = cause;
        return json;
    }

    private static string? Iso(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static string Role(PartyRole role) => role switch { PartyRole.Caller => "caller", PartyRole.Callee => "callee", _ => "unknown" };

    private static string Kind(MediaKind kind) => kind switch
    {
        MediaKind.Clear => "clear",
        MediaKind.SrtpDecrypted => "srtp-decrypted",
        MediaKind.Encrypted => "encrypted",
        _ => "none",
    };
}
