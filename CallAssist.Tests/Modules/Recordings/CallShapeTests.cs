using CallAssist.Engines.Voices;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Tests.Modules.Recordings;

public sealed class CallShapeTests
{
    [Fact]
    public void Stretches_OfTwoTonesApart_AreTwoAndASlightBreathIsNone()
    {
        // One second of tone, 200 ms of nothing, one second of tone, two seconds of nothing, one second of tone; 8 kHz.
        short[] voice = [.. Tone(1000), .. new short[1600], .. Tone(1000), .. new short[16_000], .. Tone(1000)];
        var stretches = TalkStretches.Of(voice, 8000);
        Assert.Equal(2, stretches.Count);
        Assert.InRange(stretches[0].Start, 0, 40);
        Assert.InRange(stretches[0].End, 2_200, 2_500);
        Assert.InRange(stretches[1].Start, 4_180, 4_240);
    }

    [Fact]
    public void Stretches_OfSilence_AreNone() => Assert.Empty(TalkStretches.Of(new short[80_000], 8000));

    [Fact]
    public void Shape_WithNobodyTalkingForLong_MarksSilencesButNotWhereAHoldExplainsThem()
    {
        var shape = CallShape.Of([new(0, 2)], [new(2.5, 4), new(20, 21)], [new("hold", new(5, 19))], 30);
        Assert.Equal([("hold", 5.0, 19.0), ("silence", 21.0, 30.0)], shape.Marks.Select(m => (m.Kind, m.At.Start, m.At.End)));
    }

    [Theory]
    [InlineData("caller", 0.75, 6, 2, 1, 0)]
    [InlineData("callee", 0.25, 2, 6, 0, 1)]
    public void Figures_OfACall_AreTheCustomersAndTheOperators(string customerSide, double share, double customerLongest, double operatorLongest, int byCustomer, int byOperator)
    {
        // The caller's breath of one second is part of his monologue; he falls in while the callee talks.
        var shape = CallShape.Of([new(0, 3), new(4, 6), new(9.5, 10.5)], [new(8, 10)], [], 11);
        var figures = shape.Figures(customerSide);
        Assert.Equal((share, customerLongest, operatorLongest), (figures.CustomerShare, figures.CustomerLongest, figures.OperatorLongest));
        Assert.Equal((byCustomer, byOperator), (figures.ByCustomer, figures.ByOperator));
    }

    private static IEnumerable<short> Tone(int ms) => Enumerable.Range(0, ms * 8).Select(i => (short)(8000 * Math.Sin(i * 0.5)));
}
