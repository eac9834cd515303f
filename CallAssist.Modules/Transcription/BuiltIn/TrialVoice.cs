using CallAssist.Engines.Voices;

namespace CallAssist.Modules.Transcription.BuiltIn;

/// <summary>Ten seconds of the first side of a call that ships beside the program, for trials: nobody's voice.</summary>
internal static class TrialVoice
{
    private const int SampleRate = 16_000;
    private const int Seconds = 10;

    /// <summary>Seconds of the call before the part that is tried: somebody speaks from there on.</summary>
    private const int Start = 4;

    /// <returns>16 kHz, −1 to 1.</returns>
    public static ReadOnlyMemory<float> Read(CancellationToken ct)
    {
        using var capture = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Demo", "dialogue1-dsn.pcapng"));
        var call = MediaExtractor.Extract(capture, new MediaOptions { SampleRate = SampleRate }, ct).Calls[0];
        var samples = call.Parties.First(p => p.Role == PartyRole.Caller).Samples;
        return Resampler.ToFloat16k(samples, SampleRate).AsMemory(Start * SampleRate, Seconds * SampleRate);
    }
}
