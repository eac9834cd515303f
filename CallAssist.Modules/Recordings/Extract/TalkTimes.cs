using System.Text.Json;
using CallAssist.Engines.Voices;

namespace CallAssist.Modules.Recordings.Extract;

/// <summary>When each side talked, as the row keeps it: pairs of start and end, ms.</summary>
internal sealed record TalkTimes(int[][] Caller, int[][] Callee)
{
    public static string Of(ReadOnlySpan<short> caller, ReadOnlySpan<short> callee, int sampleRate) =>
        JsonSerializer.Serialize(new TalkTimes(Pairs(caller, sampleRate), Pairs(callee, sampleRate)));

    private static int[][] Pairs(ReadOnlySpan<short> voice, int sampleRate) => [.. TalkStretches.Of(voice, sampleRate).Select(s => new[] { s.Start, s.End })];
}
