using CallAssist.Engines.Voices;

namespace CallAssist.Web.Cli;

/// <summary>The WAV files of a call, as full paths; null where there is no audio.</summary>
internal sealed record MediaVerbFiles(string? Stereo, IReadOnlyList<string?> Voices)
{
    /// <summary>Writes them with names that begin with <paramref name="stem"/>.</summary>
    public static MediaVerbFiles Write(CallMedia call, string stem, int rate)
    {
        var voices = new string?[call.Parties.Count];
        for (var i = 0; i < voices.Length; i++)
        {
            var party = call.Parties[i];
            if (party.Samples.Length == 0) continue;
            var path = Path.GetFullPath($"{stem}.{Suffix(party.Role, i)}.wav");
            using var output = File.Create(path);
            Wav.WriteMono(output, rate, party.Samples);
            voices[i] = path;
        }
        if (Array.TrueForAll(voices, v => v is null)) return new MediaVerbFiles(null, voices);
        var (left, right) = Sides(call.Parties);
        var stereo = Path.GetFullPath($"{stem}.wav");
        using var both = File.Create(stereo);
        Wav.WriteStereo(both, rate, left, right);
        return new MediaVerbFiles(stereo, voices);
    }

    /// <summary>"call" for "call.pcapng.gz".</summary>
    public static string BaseName(string file)
    {
        var name = Path.GetFileName(file);
        foreach (var ending in (ReadOnlySpan<string>)[".gz", ".pcapng", ".pcap", ".cap"])
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) name = name[..^ending.Length];
        return name;
    }

    private static string Suffix(PartyRole role, int index) => role switch
    {
        PartyRole.Caller => "caller",
        PartyRole.Callee => "callee",
        _ => $"side{index + 1}",
    };

    private static (short[] Left, short[] Right) Sides(IReadOnlyList<PartyMedia> parties)
    {
        if (parties is [{ Role: PartyRole.Callee } only]) return ([], only.Samples);
        return (parties[0].Samples, parties.Count > 1 ? parties[1].Samples : []);
    }
}
