namespace CallAssist.Engines.Voices;

/// <summary>One end of a call while it is being put together: its streams, placed, with what they mean.</summary>
internal sealed class Party(PartyRole role)
{
    private const int BlockMs = 500;

    public PartyRole Role { get; set; } = role;
    public List<PartyStream> Streams { get; } = [];

    public long FirstNs => Streams.Min(s => s.FirstNs);
    public long LastNs => Streams.Max(s => s.LastNs);
    public bool HasAudio => Streams.Any(s => s.HasAudio);

    /// <summary>The codec of most audio packets.</summary>
    public string? Codec => Streams.SelectMany(s => s.Timeline.Packets).Where(p => p.Codec.Kind is not CodecKind.ComfortNoise)
        .CountBy(p => p.Codec.Name).OrderByDescending(c => c.Value).Select(c => c.Key).FirstOrDefault();

    /// <summary>Renders the whole time line at a rate; also tells how many ms were concealed.</summary>
    public (short[] Samples, long ConcealedMs) Render(long startNs, int samples, int rate)
    {
        var output = new short[samples];
        long concealedMs = 0;
        foreach (var stream in Streams)
        {
            foreach (var voice in stream.Voices(startNs, rate))
            {
                new VoiceMixer(voice, rate).AddTo(output, rate * BlockMs / 1000);
                concealedMs += voice.ConcealedSamples * 1000 / voice.Rate;
            }
        }
        return (output, concealedMs);
    }
}
