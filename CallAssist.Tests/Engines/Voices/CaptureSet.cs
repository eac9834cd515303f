using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace CallAssist.Tests.Engines.Voices;

/// <summary>A whole set of captures with their truth: index.json, cases, captures and reference voices (FLAC, read by ffmpeg).</summary>
internal sealed class CaptureSet(string folder)
{
    private const int Rate = 8000;
    private const int LongestSeconds = 6;

    /// <summary>Sentences located with less are cut, lossy or overlapped.</summary>
    private const double Located = 0.85;

    private readonly Dictionary<(string Dialogue, string Speaker), short[]> _voices = [];
    private readonly Dictionary<(string Dialogue, string Speaker, string Text), (double Start, double End)> _sentences = [];

    public IEnumerable<CaptureCase> Cases()
    {
        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "index.json")));
        foreach (var row in index.RootElement.GetProperty("cases").EnumerateArray()) yield return Read(row.GetProperty("truth").GetString()!);
    }

    private CaptureCase Read(string truth)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, truth)));
        var root = json.RootElement;
        var expected = root.GetProperty("expected");
        return new CaptureCase(CaptureCase.Text(root, "id")!, Path.Combine(folder, CaptureCase.Text(root, "file")!), CaptureCase.Text(root, "media_encryption"),
            [.. expected.GetProperty("sip_calls_on_this_link").EnumerateArray().Select(SipTruth.Read)],
            [.. expected.GetProperty("streams").EnumerateArray().Select(s => StreamTruth.Read(s, Turns(s)))])
        { Description = CaptureCase.Text(root, "description") ?? "" };
    }

    private List<TurnTruth> Turns(JsonElement stream)
    {
        var turns = new List<TurnTruth>();
        if (!stream.TryGetProperty("turns", out var all) || all.ValueKind != JsonValueKind.Array) return turns;
        foreach (var turn in all.EnumerateArray().Where(t => t.GetProperty("score").GetDouble() >= Located))
        {
            var text = turn.GetProperty("text").GetString()!;
            var samples = Sentence(turn.GetProperty("dialogue").GetString()!, turn.GetProperty("speaker").GetString()!, text);
            if (samples.Length > 0) turns.Add(new TurnTruth(text, turn.GetProperty("start_epoch").GetDouble(), turn.GetProperty("score").GetDouble(), samples));
        }
        return turns;
    }

    private short[] Sentence(string dialogue, string speaker, string text)
    {
        if (!_voices.TryGetValue((dialogue, speaker), out var voice))
        {
            voice = _voices[(dialogue, speaker)] = Flac(Path.Combine(folder, "ref", $"{dialogue}.{speaker}.8k.flac"));
            using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "ref", $"{dialogue}.json")));
            foreach (var turn in json.RootElement.GetProperty("turns").EnumerateArray())
                _sentences.TryAdd((dialogue, turn.GetProperty("speaker").GetString()!, turn.GetProperty("text").GetString()!), (turn.GetProperty("start").GetDouble(), turn.GetProperty("end").GetDouble()));
        }
        if (!_sentences.TryGetValue((dialogue, speaker, text), out var place)) return [];
        return voice[(int)(place.Start * Rate)..Math.Min(voice.Length, (int)(Math.Min(place.End, place.Start + LongestSeconds) * Rate))];
    }

    private static short[] Flac(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-i", path, "-f", "s16le", "-ac", "1", "-ar", "8000", "-"]) { RedirectStandardOutput = true })!;
        using var memory = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(memory);
        process.WaitForExit();
        return MemoryMarshal.Cast<byte, short>(memory.ToArray()).ToArray();
    }
}
