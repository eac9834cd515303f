namespace CallAssist.Engines.Voices;

/// <summary>One end of a call while it is being put together: its streams, placed, with what they mean.</summary>
internal sealed class Party(PartyRole role)
{
    public PartyRole Role { get; set; } = role;
    public List<PartyStream> Streams { get; } = [];

    public long FirstNs => Streams.Min(s => s.FirstNs);
    public long LastNs => Streams.Max(s => s.LastNs);
    public bool HasAudio => Streams.Any(s => s.HasAudio);

    /// <summary>The codec of most audio packets.</summary>
    public string? Codec => Streams.SelectMany(s => s.Timeline.Codecs).Where(c => c.Key.Kind is not CodecKind.ComfortNoise)
        .GroupBy(c => c.Key.Name, c => c.Value).MaxBy(g => g.Sum())?.Key;

    /// <summary>What the receiver of this side says it missed; null when it says nothing.</summary>
    public int? ReportedLost => Streams.Any(s => s.Rtcp?.ReportedLost is not null) ? Streams.Sum(s => s.Rtcp?.ReportedLost ?? 0) : null;

    /// <summary>How far the media clock is off the sender's own wall clock, millionths; null without sender reports.</summary>
    public double? ClockPpm => Streams.Select(s => s.ClockPpm).FirstOrDefault(p => p is not null);

    /// <summary>Everything that is to be heard of this side, each voice at its native rate.</summary>
    /// <param name="startNs">The instant of sample 0.</param>
    /// <param name="rate">Samples per second of the time line.</param>
    /// <param name="filters">Filters made so far, by native rate.</param>
    public VoiceMixer[] Mixers(long startNs, int rate, Dictionary<int, Resampler> filters) =>
        !HasAudio ? [] : [.. Streams.SelectMany(s => s.Voices(startNs, rate)).Select(v => new VoiceMixer(v, rate, Filter(v.Rate, rate, filters)))];

    private static Resampler? Filter(int from, int to, Dictionary<int, Resampler> filters)
    {
        if (from == to) return null;
        return filters.TryGetValue(from, out var known) ? known : filters[from] = new Resampler(from, to);
    }
}
