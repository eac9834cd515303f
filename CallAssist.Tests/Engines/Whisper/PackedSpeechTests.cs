using CallAssist.Engines.Voices;
using CallAssist.Engines.Whisper.Decoding;

namespace CallAssist.Tests.Engines.Whisper;

public sealed class PackedSpeechTests
{
    private const int Second = 16_000;

    [Fact]
    public void Pack_ShortSpans_ShareAWindowInOrder()
    {
        var voice = Enumerable.Range(0, 60 * Second).Select(i => (float)i).ToArray();
        SpeechSpan[] spans = [new(2 * Second, 4 * Second), new(10 * Second, 13 * Second), new(40 * Second, 58 * Second)];
        var packages = PackedSpeech.Pack(voice, spans, 20 * Second);
        Assert.Equal([5 * Second, 18 * Second], packages.Select(p => p.Samples.Length));
        Assert.Equal(2f * Second, packages[0].Samples.Span[0]);
        Assert.Equal(10f * Second, packages[0].Samples.Span[2 * Second]);
    }

    [Fact]
    public void Pack_SpanLongerThanAWindow_IsAPackageOfItsOwn()
    {
        var packages = PackedSpeech.Pack(new float[100 * Second], [new(0, 2 * Second), new(5 * Second, 60 * Second), new(70 * Second, 72 * Second)], 30 * Second);
        Assert.Equal([2 * Second, 55 * Second, 2 * Second], packages.Select(p => p.Samples.Length));
    }

    [Theory]
    [InlineData(30, 1)] // fits the model's window
    [InlineData(31, 2)]
    public void RoomFor_LengthOfARecording_ShortOnesStayWhole(int seconds, int packages)
    {
        SpeechSpan[] spans = [new(0, 12 * Second), new(14 * Second, 26 * Second)];
        Assert.Equal(packages, PackedSpeech.Pack(new float[seconds * Second], spans, PackedSpeech.RoomFor(seconds * Second)).Count);
    }

    [Theory]
    [InlineData(0.5, 1.5, 2.5, 3.5)] // inside the first span
    [InlineData(2.5, 4, 10.5, 12)] // inside the second
    [InlineData(1.95, 4, 10, 12)] // a phrase of the second whose beginning touches the padding of the first
    [InlineData(1, 3, 3, 11)] // over the border
    public void ToVoice_TimesInThePackage_BecomeTimesOfTheCall(double start, double end, double expectedStart, double expectedEnd)
    {
        var package = PackedSpeech.Pack(new float[60 * Second], [new(2 * Second, 4 * Second), new(10 * Second, 13 * Second)], 30 * Second)[0];
        var (from, to) = package.ToVoice(start, end);
        Assert.Equal(expectedStart, from, 3);
        Assert.Equal(expectedEnd, to, 3);
    }
}
