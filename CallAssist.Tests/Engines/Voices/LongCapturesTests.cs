using System.IO.Compression;
using CallAssist.Engines.Voices;

namespace CallAssist.Tests.Engines.Voices;

/// <summary>Captures too long for memory are read again, call by call: what comes out must be the same.</summary>
public sealed class LongCapturesTests
{
    [Theory]
    [InlineData("dev-attended-transfer.a")]
    [InlineData("dev-srtp-sdes-tcp.b")]
    [InlineData("dev-ssrc-change.b")]
    [InlineData("dev-midcall-rtp-only.b")]
    [InlineData("dev-ivr-dtmf.t")]
    public void Extract_MorePacketsThanAreKept_GivesTheSameCalls(string id)
    {
        using var capture = Plain(CaptureCase.Load(id).File);
        var whole = Extract(capture, new MediaOptions());
        var parts = Extract(capture, new MediaOptions { KeptPackets = 100 });
        Assert.Equal(whole.Calls.Count, parts.Calls.Count);
        foreach (var (expected, actual) in whole.Calls.Zip(parts.Calls))
        {
            Assert.Equal((expected.CallId, expected.StartedAt, expected.Media, expected.DurationMs), (actual.CallId, actual.StartedAt, actual.Media, actual.DurationMs));
            Assert.Equal(expected.Problems, actual.Problems);
            Assert.Equal(expected.Digits, actual.Digits);
            foreach (var (before, after) in expected.Parties.Zip(actual.Parties))
            {
                Assert.Equal((before.Packets, before.Lost, before.Duplicates, before.Codec), (after.Packets, after.Lost, after.Duplicates, after.Codec));
                Assert.Equal(before.Samples, after.Samples);
            }
        }
    }

    [Fact]
    public void Extract_GzippedAndMorePacketsThanAreKept_GivesTheSameCalls()
    {
        using var plain = Plain(CaptureCase.Load("dev-ssrc-change.b").File);
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true)) plain.CopyTo(gzip);
        var whole = Assert.Single(Extract(plain, new MediaOptions()).Calls);
        var parts = Assert.Single(Extract(zipped, new MediaOptions { KeptPackets = 100 }).Calls);
        Assert.Equal(whole.Parties.Select(p => p.Samples), parts.Parties.Select(p => p.Samples));
    }

    private static MediaReport Extract(MemoryStream capture, MediaOptions options)
    {
        capture.Position = 0;
        return MediaExtractor.Extract(capture, options, TestContext.Current.CancellationToken);
    }

    private static MemoryStream Plain(string name)
    {
        var memory = new MemoryStream();
        using var file = File.OpenRead(Captures.Path(name));
        if (name.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var gzip = new GZipStream(file, CompressionMode.Decompress);
            gzip.CopyTo(memory);
        }
        else
        {
            file.CopyTo(memory);
        }
        memory.Position = 0;
        return memory;
    }
}
