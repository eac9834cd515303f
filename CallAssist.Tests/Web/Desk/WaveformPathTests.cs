using CallAssist.Web.Components;

namespace CallAssist.Tests.Web.Desk;

public sealed class WaveformPathTests
{
    [Fact]
    public void Wave_OfTwoSlices_RisesAndFallsAroundItsMiddle() =>
        Assert.Equal("M0 10L250 2L750 9.6L750 10.4L250 18Z", WaveformPath.Of(Convert.ToBase64String([200, 0]), middle: 10, half: 8));

    [Fact]
    public void Wave_OfALongCall_IsDrawnWithFewPointsAndKeepsItsLoudest()
    {
        var peaks = new byte[1200];
        peaks[601] = 255;
        var path = WaveformPath.Of(Convert.ToBase64String(peaks), middle: 10, half: 8)!;
        Assert.Equal(801, path.Split('L').Length);
        Assert.Contains(" 2L", path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64!")]
    public void Wave_OfNoPeaks_IsNone(string? peaks) => Assert.Null(WaveformPath.Of(peaks, middle: 10, half: 8));
}
