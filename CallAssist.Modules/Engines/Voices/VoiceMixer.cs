namespace CallAssist.Engines.Voices;

/// <summary>Adds a voice to a time line of another rate.</summary>
internal sealed class VoiceMixer(StreamVoice voice, int rate)
{
    public void AddTo(Span<short> output, int blockSize)
    {
        if (voice.Rate == rate) AddPlain(output, blockSize);
        else AddResampled(output, blockSize);
    }

    private void AddPlain(Span<short> output, int blockSize)
    {
        var block = new short[blockSize];
        for (var at = (int)Math.Clamp(voice.First, 0, output.Length); at < output.Length && !voice.AtEnd; at += blockSize)
        {
            var count = Math.Min(blockSize, output.Length - at);
            voice.Read(at, block.AsSpan(0, count));
            for (var i = 0; i < count; i++) output[at + i] = Saturate(output[at + i] + block[i]);
        }
    }

    /// <summary>Keeps the filter's surroundings: the native window slides along with the output block.</summary>
    private void AddResampled(Span<short> output, int blockSize)
    {
        var filter = new Resampler(voice.Rate, rate);
        var half = filter.HalfWidth;
        var start = (int)Math.Clamp(voice.First * rate / voice.Rate - 2L * half * rate / voice.Rate, 0, output.Length);
        start -= start % rate; // whole seconds fall on whole samples at every rate
        var nativeStart = (long)start * voice.Rate / rate;
        var origin = nativeStart - half;
        var read = origin;
        var window = new float[0];
        var native = Array.Empty<short>();
        var silentUntilEnd = false;
        for (var at = start; at < output.Length && !silentUntilEnd; at += blockSize)
        {
            var count = Math.Min(blockSize, output.Length - at);
            var needed = ((long)at + count) * voice.Rate / rate + half + 2;
            var from = (long)at * voice.Rate / rate - half;
            var next = new float[needed - from];
            if (window.Length > 0) window.AsSpan((int)(from - origin)).CopyTo(next);
            silentUntilEnd = voice.AtEnd;
            var fresh = (int)(needed - read);
            if (native.Length < fresh) native = new short[fresh];
            voice.Read(read, native.AsSpan(0, fresh));
            for (var i = 0; i < fresh; i++) next[(int)(read - from) + i] = native[i];
            (window, origin, read) = (next, from, needed);
            for (var i = 0; i < count; i++) output[at + i] = Saturate(output[at + i] + (int)MathF.Round(filter.At(window, -origin, at + i)));
        }
    }

    private static short Saturate(int value) => (short)Math.Clamp(value, short.MinValue, short.MaxValue);
}
