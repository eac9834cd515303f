using System.Text.Json;
using CallAssist.Engines.Voices;

namespace CallAssist.Modules.Recordings.Extract;

/// <summary>The quality record of a call: what came over the wire, side by side, and what was wrong with it.</summary>
internal static class MediaFacts
{
    public static string Of(CallMedia call) => JsonSerializer.Serialize(new
    {
        callId = call.CallId,
        guessed = call.Guessed,
        media = call.Media.ToString(),
        problems = call.Problems.Select(p => new { code = p.Code, detail = p.Detail }),
        codes = call.Codes.Select(c => new { at = c.At, code = c.Code, side = c.Side.ToString() }),
        oneWay = call.OneWay.Select(s => new { at = s.At, durationMs = s.DurationMs, silent = s.Silent.ToString() }),
        overlapMs = call.OverlapMs,
        parties = call.Parties.Select(p => new
        {
            role = p.Role.ToString(), codec = p.Codec, packets = p.Packets, lost = p.Lost, duplicates = p.Duplicates, reordered = p.Reordered,
            concealedMs = p.ConcealedMs, jitterMs = Math.Round(p.JitterMs, 2), talkMs = p.TalkMs, reportedLost = p.ReportedLost, clockPpm = p.ClockPpm,
        }),
    });
}

/// <summary>The waveform that a player draws: a byte per slice, at most 1200 slices, base64.</summary>
internal static class VoicePeaks
{
    private const int Slices = 1200;

    public static string Of(ReadOnlySpan<short> samples) => Convert.ToBase64String(Waveform.Peaks(samples, Math.Min(Slices, Math.Max(1, samples.Length))));
}
