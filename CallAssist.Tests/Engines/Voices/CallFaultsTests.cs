using CallAssist.Engines.Voices;
using CallAssist.Tests.Engines.Packets;

namespace CallAssist.Tests.Engines.Voices;

/// <summary>Calls made by hand with one fault each; every sample is known.</summary>
public sealed class CallFaultsTests
{
    [Fact]
    public void Extract_NumbersThatWrap_PlaceEveryFrame()
    {
        var call = Assert.Single(new FakeCall().Extract().Calls);
        AssertFrames(call.Parties[0].Samples, 0x10, Enumerable.Range(0, 150));
        Assert.Equal((0, 0, 0), (call.Parties[0].Lost, call.Parties[0].Duplicates, call.Parties[0].Reordered));
    }

    [Fact]
    public void Extract_LostPackets_AreConcealedAndNothingMoves()
    {
        var call = Assert.Single(new FakeCall { OnCaller = (i, p) => i is 40 or 41 or 90 ? null : p }.Extract().Calls);
        AssertFrames(call.Parties[0].Samples, 0x10, Enumerable.Range(0, 150).Except([40, 41, 90]));
        Assert.Equal((3, 60L), (call.Parties[0].Lost, call.Parties[0].ConcealedMs));
        Assert.Contains(call.Parties[0].Samples[(40 * 160)..(41 * 160)], s => s != 0);
    }

    [Fact]
    public void Extract_LongLoss_FadesToSilenceAndNothingMoves()
    {
        var call = Assert.Single(new FakeCall { OnCaller = (i, p) => i is > 40 and < 80 ? null : p }.Extract().Calls);
        AssertFrames(call.Parties[0].Samples, 0x10, Enumerable.Range(0, 41).Concat(Enumerable.Range(80, 70)));
        Assert.All(call.Parties[0].Samples[(50 * 160)..(79 * 160)], s => Assert.Equal(0, s));
    }

    [Fact]
    public void Extract_JitterAndReordering_PlaceEveryFrame()
    {
        var call = Assert.Single(new FakeCall { CallerDelay = i => i % 7 == 3 ? 45_000_000 : i % 3 * 4_000_000 }.Extract().Calls);
        AssertFrames(call.Parties[0].Samples, 0x10, Enumerable.Range(0, 150));
    }

    [Fact]
    public void Extract_SourceThatRestartsItsNumbers_GoesOnWithoutAHole()
    {
        var call = Assert.Single(new FakeCall { OnCaller = (i, p) => i < 70 ? p : CaptureBytes.Rtp(9_000 + i, (uint)(777_777 + i * 160), 1, 8, FakeCall.Tone(i, 0x10)) }.Extract().Calls);
        AssertFrames(call.Parties[0].Samples, 0x10, Enumerable.Range(0, 150));
        Assert.Equal(0, call.Parties[0].Lost);
    }

    [Fact]
    public void Extract_PhoneThatPausesOnHold_LeavesSilenceOfThatLength()
    {
        // Time stamps stand still while nothing is sent: only the arrivals tell how long the pause was.
        var call = Assert.Single(new FakeCall { Frames = 200, CallerDelay = i => i < 80 ? 0 : 700_000_000 }.Extract().Calls);
        AssertFrames(call.Parties[0].Samples, 0x10, Enumerable.Range(0, 80));
        AssertFrames(call.Parties[0].Samples.AsSpan(35 * 160), 0x10, Enumerable.Range(80, 100));
        Assert.All(call.Parties[0].Samples[(80 * 160)..(115 * 160)], s => Assert.Equal(0, s));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(70)]
    [InlineData(149)]
    public void Extract_PacketWithATimeOfAnotherHour_StaysInItsPlace(int damaged)
    {
        var call = Assert.Single(new FakeCall { CallerDelay = i => i == damaged ? 7_200_000_000_000 : 0 }.Extract().Calls);
        AssertFrames(call.Parties[0].Samples, 0x10, Enumerable.Range(0, 150));
        Assert.Equal(3000, call.DurationMs);
    }

    /// <summary>A click every ten seconds from a phone whose clock is off by 100 ppm: 360 ms at the end of the hour.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(-100)]
    public void Extract_ClocksThatPartForAnHour_StayWithinTwentyMilliseconds(int ppm)
    {
        const int Frames = 180_000, Every = 500;
        long Delay(int i) => i * 20_000_000L * ppm / 1_000_000;
        var call = Assert.Single(new FakeCall
        {
            Frames = Frames,
            CalleeTalks = false,
            CallerDelay = Delay,
            OnCaller = (i, packet) =>
            {
                packet.AsSpan(12).Fill(i % Every == 0 ? (byte)0x2A : (byte)0xD5); // A-law: loudest, silence
                return packet;
            },
        }.Extract().Calls);
        var samples = call.Parties[0].Samples;
        var worst = 0;
        for (var i = Every; i < Frames; i += Every)
        {
            var expected = (int)((i * 20_000_000L + Delay(i)) / 125_000);
            var around = samples.AsSpan(expected - 400, 800);
            worst = Math.Max(worst, Math.Abs(around.IndexOfAnyExceptInRange((short)-1000, (short)1000) - 400));
        }
        Assert.True(worst <= 160, $"{worst / 8.0} ms");
    }

    [Fact]
    public void Extract_OneDirectionOnly_IsOneWayWithASilentSide()
    {
        var call = Assert.Single(new FakeCall { CalleeTalks = false }.Extract().Calls);
        Assert.Contains(call.Problems, p => p.Code == MediaProblems.OneWay);
        Assert.Equal(call.Parties[0].Samples.Length, call.Parties[1].Samples.Length);
        Assert.All(call.Parties[1].Samples, s => Assert.Equal(0, s));
    }

    [Fact]
    public void Extract_UniformBytesUnderSecureProfile_AreEncryptedAndSilent()
    {
        var random = new Random(5);
        byte[] Cipher(byte[] packet)
        {
            random.NextBytes(packet.AsSpan(12));
            return packet;
        }
        var call = Assert.Single(new FakeCall { Profile = "RTP/SAVP", OnCaller = (_, p) => Cipher(p), CalleeTalks = false }.Extract().Calls);
        Assert.Equal(MediaKind.Encrypted, call.Media);
        Assert.All(call.Parties, p => Assert.Empty(p.Samples));
    }

    [Theory]
    [InlineData(16_000)]
    [InlineData(48_000)]
    public void Extract_HigherRate_GivesTheSameLengthOfTime(int rate)
    {
        var call = Assert.Single(new FakeCall().Extract(rate).Calls);
        Assert.All(call.Parties, p => Assert.Equal(150 * rate / 50, p.Samples.Length));
        Assert.Equal(3000, call.DurationMs);
    }

    private static void AssertFrames(ReadOnlySpan<short> samples, byte seed, IEnumerable<int> frames)
    {
        foreach (var frame in frames)
            Assert.True(samples.Slice(frame * 160, 160).SequenceEqual(Decoded(frame, seed)), $"frame {frame}");
    }

    private static short[] Decoded(int frame, byte seed) => [.. FakeCall.Tone(frame, seed).Select(code => G711.ALaw[code])];
}
