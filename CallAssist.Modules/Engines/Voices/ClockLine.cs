namespace CallAssist.Engines.Voices;

/// <summary>Delay as a straight line over media time: the offset between a sender's clock and the capture's, and how fast they part.</summary>
/// <param name="OriginNs">Media time at which <paramref name="OffsetNs"/> holds.</param>
/// <param name="OffsetNs">Capture clock minus media time there.</param>
/// <param name="Slope">Change of the offset per nanosecond; 50e-6 are 50 ppm.</param>
internal readonly record struct ClockLine(long OriginNs, long OffsetNs, double Slope)
{
    private const long WindowNs = 10_000_000_000;
    private const int MaxWindows = 96;

    /// <summary>No clock in a phone is worse (ppm as a fraction).</summary>
    private const double MaxSlope = 1000e-6;

    /// <summary>Less than this over a whole segment is not worth a correction.</summary>
    private const long NegligibleNs = 1_000_000;

    public long At(long mediaNs) => OffsetNs + (long)((mediaNs - OriginNs) * Slope);

    /// <summary>Fits the lower edge of the delays, window by window, by the median of all slopes (Theil-Sen), which outliers do not move.</summary>
    public static ClockLine Fit(int count, Func<int, (long MediaNs, long DelayNs)> at)
    {
        var edges = Edges(count, at);
        var origin = edges[0].MediaNs;
        var span = edges[^1].MediaNs - origin;
        var slope = edges.Count < 6 ? 0 : Math.Clamp(MedianSlope(edges), -MaxSlope, MaxSlope);
        if (Math.Abs(slope * span) < NegligibleNs) slope = 0;
        var offsets = edges.ConvertAll(e => e.DelayNs - (long)((e.MediaNs - origin) * slope));
        offsets.Sort();
        return new ClockLine(origin, offsets[offsets.Count / 2], slope);
    }

    private static List<(long MediaNs, long DelayNs)> Edges(int count, Func<int, (long MediaNs, long DelayNs)> at)
    {
        var window = Math.Max(WindowNs, (at(count - 1).MediaNs - at(0).MediaNs) / MaxWindows);
        var edges = new List<(long, long)>();
        var delays = new List<long>();
        var start = at(0).MediaNs;
        for (var i = 0; i <= count; i++)
        {
            var point = i < count ? at(i) : default;
            if (i == count || Math.Abs(point.MediaNs - start) >= window)
            {
                if (delays.Count > 0 && (edges.Count == 0 || delays.Count >= 10)) edges.Add((start + window / 2, Low(delays)));
                delays.Clear();
                start = point.MediaNs;
            }
            delays.Add(point.DelayNs);
        }
        return edges;
    }

    /// <summary>The tenth part from below.</summary>
    private static long Low(List<long> delays)
    {
        delays.Sort();
        return delays[delays.Count / 10];
    }

    private static double MedianSlope(List<(long MediaNs, long DelayNs)> edges)
    {
        var slopes = new List<double>();
        for (var i = 0; i < edges.Count; i++)
            for (var k = i + 1; k < edges.Count; k++)
                if (edges[k].MediaNs != edges[i].MediaNs)
                    slopes.Add((double)(edges[k].DelayNs - edges[i].DelayNs) / (edges[k].MediaNs - edges[i].MediaNs));
        if (slopes.Count == 0) return 0;
        slopes.Sort();
        return slopes[slopes.Count / 2];
    }
}
