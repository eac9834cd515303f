namespace CallAssist.Tests.Engines.Voices;

/// <summary>What a telephone line carries when nobody speaks, at 8 kHz and through µ-law.</summary>
internal static class LineSounds
{
    public const int SampleRate = 8000;

    private static readonly double[] Scale = [261.6, 293.7, 329.6, 349.2, 392, 440, 493.9, 523.3, 587.3, 659.3];

    public static short[] Silence(double seconds) => new short[(int)(seconds * SampleRate)];

    /// <summary>White noise of a level in dB below full scale.</summary>
    public static short[] Noise(double seconds, double level, int seed = 1)
    {
        var random = new Random(seed);
        var amplitude = Math.Pow(10, level / 20) * Math.Sqrt(3);
        return Coded(Make(seconds, _ => amplitude * (2 * random.NextDouble() - 1)));
    }

    /// <summary>Tones on and off: ring, busy and dial tones.</summary>
    public static short[] Cadence(double seconds, double on, double off, params double[] hertz) => Coded(Make(seconds, t =>
        t % (on + off) < on ? hertz.Sum(f => 0.2 * Math.Sin(Math.Tau * f * t)) / hertz.Length : 0));

    /// <summary>Mains hum with its harmonics.</summary>
    public static short[] Hum(double seconds) => Coded(Make(seconds, t =>
        0.02 * Math.Sin(Math.Tau * 50 * t) + 0.01 * Math.Sin(Math.Tau * 150 * t) + 0.006 * Math.Sin(Math.Tau * 250 * t)));

    /// <summary>Keys pressed, 100 ms each.</summary>
    public static short[] Keys(double seconds) => Coded(Make(seconds, t =>
        t % 0.25 > 0.1 ? 0 : 0.2 * Math.Sin(Math.Tau * ((double[])[697, 770, 852, 941])[(int)(t * 4) % 4] * t) + 0.2 * Math.Sin(Math.Tau * 1336 * t)));

    /// <summary>Clicks on a quiet line.</summary>
    public static short[] Clicks(double seconds)
    {
        var samples = Noise(seconds, -62);
        for (var i = 0; i < samples.Length; i += 7000) samples[i] = 16_000;
        return samples;
    }

    /// <summary>Music on hold: a melody over chords.</summary>
    /// <param name="seconds">Length.</param>
    /// <param name="instrument">sine, piano, organ, string or square.</param>
    /// <param name="beat">Seconds of a plain note.</param>
    /// <param name="drums">A stroke with every note.</param>
    /// <param name="seed">Another tune.</param>
    public static short[] Music(double seconds, string instrument, double beat, bool drums = false, int seed = 3)
    {
        var random = new Random(seed);
        var samples = new double[(int)((seconds + 4) * SampleRate)];
        var note = 0;
        for (double at = 0; at < seconds; note++)
        {
            var length = beat * ((double[])[1, 1, 2, 0.5])[random.Next(4)];
            Add(samples, at, length, Scale[random.Next(Scale.Length)], instrument, 0.12);
            if (note % 4 == 0)
                for (var third = 0; third < 3; third++) Add(samples, at, Math.Min(4, beat * 4), Scale[(note / 4 + 2 * third) % 8] / 2, instrument, 0.06);
            if (drums)
                for (var i = 0; i < 600; i++) samples[(int)(at * SampleRate) + i] += 0.1 * (2 * random.NextDouble() - 1) * Math.Exp(-i / 120.0);
            at += length;
        }
        return Coded(samples[..(int)(seconds * SampleRate)]);
    }

    private static void Add(double[] to, double at, double length, double hertz, string instrument, double amplitude)
    {
        var first = (int)(at * SampleRate);
        for (var i = 0; i < (int)(length * SampleRate); i++) to[first + i] += amplitude * Note(i / (double)SampleRate, length, hertz, instrument);
    }

    private static double Note(double t, double length, double hertz, string instrument)
    {
        var ends = Math.Min(1, Math.Min(t / 0.02, (length - t) / 0.03));
        double Partials(Func<int, double> weight, int step = 1)
        {
            double sum = 0;
            for (var k = 1; k * hertz < 3600 && k < 12; k += step) sum += weight(k) * Math.Sin(Math.Tau * hertz * k * t);
            return sum;
        }

        return instrument switch
        {
            "sine" => ends * Math.Sin(Math.Tau * hertz * t),
            "piano" => Math.Min(1, t / 0.004) * Partials(k => Math.Exp(-t * (2 + k)) / k),
            "organ" => ends * Partials(k => k > 4 ? 0 : 1.0 / k),
            "square" => ends * Partials(k => 1.0 / k, step: 2),
            _ => ends * Enumerable.Range(1, 5).Sum(k => k * hertz > 3600 ? 0 : Math.Sin(k * (Math.Tau * hertz * t + 0.006 * hertz / 5.5 * Math.Sin(Math.Tau * 5.5 * t))) / k),
        };
    }

    private static double[] Make(double seconds, Func<double, double> value) =>
        [.. Enumerable.Range(0, (int)(seconds * SampleRate)).Select(i => value(i / (double)SampleRate))];

    /// <summary>Through µ-law's 8 bits (ITU-T G.711, as a continuous curve).</summary>
    private static short[] Coded(double[] samples) => [.. samples.Select(x =>
    {
        var code = Math.Round(127 * Math.Log(1 + 255 * Math.Min(1, Math.Abs(x))) / Math.Log(256)) / 127;
        return (short)(Math.Sign(x) * (Math.Pow(256, code) - 1) / 255 * 32_767);
    })];
}
