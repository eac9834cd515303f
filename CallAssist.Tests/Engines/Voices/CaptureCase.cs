using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace CallAssist.Tests.Engines.Voices;

/// <summary>A real capture among the fixtures and what is true about it.</summary>
internal sealed record CaptureCase(string Id, string File, string? MediaEncryption, IReadOnlyList<SipTruth> Sip, IReadOnlyList<StreamTruth> Streams)
{
    /// <summary>What was made to happen.</summary>
    public string Description { get; init; } = "";

    public static IEnumerable<string> Ids => Directory.EnumerateFiles(Captures.Path("Captures"), "*.json").Select(f => System.IO.Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    public static CaptureCase Load(string id)
    {
        using var json = JsonDocument.Parse(System.IO.File.ReadAllText(Captures.Path(System.IO.Path.Combine("Captures", id + ".json"))));
        var root = json.RootElement;
        var expected = root.GetProperty("expected");
        var speech = Speech(id);
        var at = 0;
        var streams = new List<StreamTruth>();
        foreach (var stream in expected.GetProperty("streams").EnumerateArray())
        {
            var turns = new List<TurnTruth>();
            foreach (var turn in stream.GetProperty("turns").EnumerateArray())
            {
                var samples = turn.GetProperty("samples").GetInt32();
                turns.Add(new TurnTruth(turn.GetProperty("text").GetString()!, turn.GetProperty("start_epoch").GetDouble(), turn.GetProperty("score").GetDouble(), speech[at..(at + samples)]));
                at += samples;
            }
            streams.Add(StreamTruth.Read(stream, turns));
        }
        return new CaptureCase(id, System.IO.Path.Combine("Captures", root.GetProperty("file").GetString()!), Text(root, "media_encryption"),
            [.. expected.GetProperty("sip_calls_on_this_link").EnumerateArray().Select(SipTruth.Read)], streams);
    }

    internal static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static short[] Speech(string id)
    {
        var path = Captures.Path(System.IO.Path.Combine("Captures", id + ".refs.gz"));
        if (!System.IO.File.Exists(path)) return [];
        using var zipped = new GZipStream(System.IO.File.OpenRead(path), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        zipped.CopyTo(memory);
        return MemoryMarshal.Cast<byte, short>(memory.ToArray()).ToArray();
    }
}

/// <summary>A SIP dialog as tshark saw it.</summary>
internal sealed record SipTruth(string CallId, string From, string To, bool Answered, double AnsweredAt)
{
    public static SipTruth Read(JsonElement json) => new(
        CaptureCase.Text(json, "call_id") ?? "", CaptureCase.Text(json, "from_user") ?? "", CaptureCase.Text(json, "to_user") ?? "",
        json.GetProperty("answered").GetBoolean(), json.TryGetProperty("t_answer", out var at) ? at.GetDouble() : 0);
}

/// <summary>An RTP stream as tshark saw it, and the sentences located in it.</summary>
internal sealed record StreamTruth(uint Ssrc, int Packets, int Missing, int Duplicates, int OutOfOrder, string? Speaker, IReadOnlyList<string> Codecs, IReadOnlyList<TurnTruth> Turns)
{
    public static StreamTruth Read(JsonElement json, IReadOnlyList<TurnTruth> turns) => new(
        Convert.ToUInt32(json.GetProperty("ssrc").GetString(), 16), json.GetProperty("packets").GetInt32(), json.GetProperty("missing").GetInt32(),
        json.GetProperty("duplicates").GetInt32(), json.GetProperty("out_of_order").GetInt32(), CaptureCase.Text(json, "speaker"),
        [.. json.GetProperty("payload_types").EnumerateObject().Select(p => p.Value.GetProperty("codec").GetString()!.Split('/')[0].ToUpperInvariant())], turns);
}

/// <summary>A sentence, when it was heard, how well it was found, and how it sounds (8 kHz).</summary>
internal sealed record TurnTruth(string Text, double StartEpoch, double Score, short[] Samples);
