using System.IO.Compression;
using CallAssist.Engines.Packets;
using CallAssist.Engines.Voices;
using CallAssist.Tests.Engines.Voices;

namespace CallAssist.Tests.Engines.Packets;

public sealed class RobustnessTests
{
    [Theory]
    [InlineData("dev-busy.b.pcapng")]
    [InlineData("dev-voicemail.b.pcapng")]
    public void Extract_FileCutAtEveryByte_NeverThrowsAndNeverInventsVoices(string name)
    {
        var bytes = File.ReadAllBytes(Captures.Path(Path.Combine("Captures", name)));
        for (var length = 0; length < bytes.Length; length++)
        {
            var report = MediaExtractor.Extract(new MemoryStream(bytes, 0, length), new MediaOptions(), TestContext.Current.CancellationToken);
            Assert.All(report.Calls, c => Assert.Equal(MediaKind.None, c.Media));
        }
    }

    [Fact]
    public void Extract_CallCutAtEveryByteOfItsVoice_KeepsWhatCameBefore()
    {
        var bytes = CaptureBytes.Pcap(new FakeCall { Frames = 10 }.Packets());
        for (var length = 0; length < bytes.Length; length++)
        {
            var report = MediaExtractor.Extract(new MemoryStream(bytes, 0, length), new MediaOptions(), TestContext.Current.CancellationToken);
            Assert.True(report.Calls.Count <= 1);
            if (length > bytes.Length / 2) Assert.Equal(MediaKind.Clear, Assert.Single(report.Calls).Media);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Extract_DamagedBytes_NeverThrows(int seed)
    {
        var random = new Random(seed);
        var original = CaptureBytes.Pcap(new FakeCall { Frames = 60 }.Packets());
        for (var round = 0; round < 300; round++)
        {
            var bytes = (byte[])original.Clone();
            for (var i = random.Next(1, 40); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var report = MediaExtractor.Extract(new MemoryStream(bytes), new MediaOptions(), TestContext.Current.CancellationToken);
            Assert.NotNull(report);
        }
    }

    [Fact]
    public void Extract_GzipCutInTheMiddle_GivesTheBeginningAndSaysSo()
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(CaptureBytes.Pcap(new FakeCall { Frames = 1000 }.Packets()));
        var report = MediaExtractor.Extract(new MemoryStream(zipped.ToArray(), 0, (int)zipped.Length * 3 / 4), new MediaOptions(), TestContext.Current.CancellationToken);
        Assert.True(report.IsCapture);
        Assert.Contains(report.Problems, p => p.Code == MediaProblems.TruncatedFile);
        Assert.Equal(MediaKind.Clear, Assert.Single(report.Calls).Media);
    }

    [Fact]
    public void Extract_DamagedRecordHeader_SkipsItAndFindsTheNext()
    {
        var packets = new FakeCall { Frames = 100 }.Packets().ToList();
        var whole = CaptureBytes.Pcap(packets);
        var before = CaptureBytes.Pcap(packets.Take(50)).Length;
        whole.AsSpan(before, 16).Fill(0xFF);
        var report = MediaExtractor.Extract(new MemoryStream(whole), new MediaOptions(), TestContext.Current.CancellationToken);
        var call = Assert.Single(report.Calls);
        Assert.Contains(call.Problems, p => p.Code == MediaProblems.CorruptRecords);
        Assert.Equal(199, call.Parties.Sum(p => p.Packets));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(1003)]
    public void Extract_PcapngWithBytesMissing_GoesOnBehindThem(int missing)
    {
        var whole = CallAssist.Fuzz.Seeds.Pcapng[0];
        var holed = new MemoryStream([.. whole[..6000], .. whole[(6000 + missing)..]]);
        var call = Assert.Single(MediaExtractor.Extract(holed, new MediaOptions(), TestContext.Current.CancellationToken).Calls);
        Assert.Contains(call.Problems, p => p.Code == MediaProblems.CorruptRecords);
        Assert.InRange(call.Parties.Sum(p => p.Packets), 50 - 8, 50 - 3);
    }

    [Fact]
    public void CaptureReader_FirstRecordOfAnotherYear_GivesAllOthers()
    {
        var bytes = CaptureBytes.Pcap(new FakeCall { Frames = 20 }.Packets());
        bytes[27] ^= 0x40;
        var report = MediaExtractor.Extract(new MemoryStream(bytes), new MediaOptions(), TestContext.Current.CancellationToken);
        Assert.Equal(40, report.Calls.SelectMany(c => c.Parties).Sum(p => p.Packets));
    }

    [Fact]
    public void Extract_RecordsWrittenBackwards_AreTheSameCall()
    {
        var packets = new FakeCall().Packets().ToList();
        var call = Assert.Single(MediaExtractor.Extract(new MemoryStream(CaptureBytes.Pcap(Enumerable.Reverse(packets))), new MediaOptions(), TestContext.Current.CancellationToken).Calls);
        var expected = Assert.Single(new FakeCall().Extract().Calls);
        Assert.Equal(expected.Parties.Select(p => p.Samples), call.Parties.Select(p => p.Samples));
    }

    [Fact]
    public void Extract_SomethingElse_IsNoCapture()
    {
        var report = MediaExtractor.Extract(new MemoryStream("RIFF....WAVEfmt "u8.ToArray()), new MediaOptions(), TestContext.Current.CancellationToken);
        Assert.False(report.IsCapture);
        Assert.Empty(report.Calls);
    }

    [Fact]
    public void CaptureIndex_ManyPackets_AllocatesNothingPerPacket()
    {
        var few = CaptureBytes.Pcap(new FakeCall { Frames = 1_000 }.Packets());
        var many = CaptureBytes.Pcap(new FakeCall { Frames = 9_000 }.Packets());
        // The least of several runs: the pools are filled by the first, and the collector may empty them between two.
        var growth = Enumerable.Range(0, 8).Min(_ => Measure(many)) - Enumerable.Range(0, 8).Min(_ => Measure(few));
        Assert.True(growth < 4_096, $"{growth} bytes for 16,000 packets more");
    }

    private static long Measure(byte[] capture)
    {
        using var stream = new MemoryStream(capture);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using (var index = new CaptureIndex()) index.Read(stream, TestContext.Current.CancellationToken);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
