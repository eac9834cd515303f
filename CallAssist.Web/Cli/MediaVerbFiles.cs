using CallAssist.Engines.Voices;

namespace CallAssist.Web.Cli;

/// <summary>The WAV files of a call, as full paths; null where there is no audio.</summary>
internal sealed record MediaVerbFiles(string? Stereo, IReadOnlyList<string?> Voices)
{
    /// <summary>A call without audio.</summary>
    public static MediaVerbFiles None(int parties) => new(null, new string?[parties]);

    /// <summary>Names the files that begin with <paramref name="stem"/> and opens a sink for them.</summary>
    public static (MediaVerbFiles Files, IVoiceSink Sink) Open(VoicesToCome coming, string stem)
    {
        var parties = coming.Call.Parties;
        var voices = parties.Select((p, i) => coming.HasVoice[i] ? Path.GetFullPath($"{stem}.{Suffix(p.Role, i)}.wav") : null).ToArray();
        var stereo = Path.GetFullPath($"{stem}.wav");
        return (new MediaVerbFiles(stereo, voices), new WavSink(coming, Create(voices.ElementAtOrDefault(0)), Create(voices.ElementAtOrDefault(1)), Create(stereo)));
    }

    /// <summary>"call" for "call.pcapng.gz".</summary>
    public static string BaseName(string file)
    {
        var name = Path.GetFileName(file);
        foreach (var ending in (ReadOnlySpan<string>)[".gz", ".pcapng", ".pcap", ".cap"])
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) name = name[..^ending.Length];
        return name;
    }

    private static FileStream? Create(string? path) => path is null ? null : File.Create(path);

    private static string Suffix(PartyRole role, int index) => role switch
    {
        PartyRole.Caller => "caller",
        PartyRole.Callee => "callee",
        _ => $"side{index + 1}",
    };
}
