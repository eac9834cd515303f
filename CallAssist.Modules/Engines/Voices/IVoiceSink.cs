namespace CallAssist.Engines.Voices;

/// <summary>Takes the two voices of a call while they are decoded, block after block, so that no voice is ever whole in memory.</summary>
public interface IVoiceSink : IDisposable
{
    /// <summary>The next samples of both sides, in the order of <see cref="CallMedia.Parties"/>; both of one length, at most a second.</summary>
    /// <param name="first">PCM16 of the first side.</param>
    /// <param name="second">PCM16 of the second side; silence when there is none.</param>
    void Write(ReadOnlySpan<short> first, ReadOnlySpan<short> second);
}

/// <summary>What a sink is told before the first sample.</summary>
/// <param name="Call">The call; what only the samples can tell is still zero in it.</param>
/// <param name="SampleRate">Samples per second.</param>
/// <param name="Samples">Samples per side that will come.</param>
/// <param name="HasVoice">For each party: there is something to keep, be it silence; false where a voice cannot be decoded.</param>
public sealed record VoicesToCome(CallMedia Call, int SampleRate, int Samples, IReadOnlyList<bool> HasVoice);

/// <summary>Keeps the voices as arrays.</summary>
internal sealed class ArraySink(int samples) : IVoiceSink
{
    private int _at;

    public short[] First { get; } = new short[samples];
    public short[] Second { get; } = new short[samples];

    public void Write(ReadOnlySpan<short> first, ReadOnlySpan<short> second)
    {
        first.CopyTo(First.AsSpan(_at));
        second.CopyTo(Second.AsSpan(_at));
        _at += first.Length;
    }

    public void Dispose() { }
}
