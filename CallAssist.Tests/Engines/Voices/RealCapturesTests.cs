using System.Globalization;
using CallAssist.Engines.Voices;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Tests.Engines.Voices;

/// <summary>Holds the extractor against captures of real calls: who called whom, codecs, counts, and every located sentence at its instant.</summary>
public sealed class RealCapturesTests
{
    private const int SlackSamples = 8000 * 40 / 1000;

    public static TheoryData<string> Cases => [.. CaptureCase.Ids];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Extract_RealCapture_SentencesStandWhereTheyWereSpoken(string id)
    {
        var (truth, report) = Extract(id);
        foreach (var turn in truth.Streams.SelectMany(s => s.Turns))
        {
            var found = report.Calls.Where(c => c.StartedAt is not null).SelectMany(c => c.Parties.Select(p => Find(c, p, turn))).ToList();
            Assert.True(found.Exists(score => score >= Math.Min(0.95, turn.Score) - 0.05), $"\"{turn.Text}\": best {found.DefaultIfEmpty().Max():F2}, located at {turn.Score:F2}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Extract_RealCapture_AnsweredDialogsAreCalls(string id)
    {
        var (truth, report) = Extract(id);
        foreach (var dialog in truth.Sip.Where(s => s.Answered))
        {
            var call = Assert.Single(report.Calls, c => c.CallId == dialog.CallId);
            Assert.Equal((dialog.From, dialog.To), (call.From, call.To));
            Assert.Equal(dialog.AnsweredAt, Epoch(call.AnsweredAt!.Value), 0.001);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Extract_RealCapture_StreamsHaveTheirCodecCountsAndRole(string id)
    {
        if (id == "dev-corrupt.a") Assert.Skip("damaged headers are counted differently by tshark");
        var (truth, report) = Extract(id);
        foreach (var byParty in truth.Streams.GroupBy(s => report.Calls.SelectMany(c => c.Parties).FirstOrDefault(p => p.Ssrcs.Contains(s.Ssrc))))
        {
            var party = Assert.IsType<PartyMedia>(byParty.Key);
            Assert.Contains(party.Codec!, byParty.SelectMany(s => s.Codecs));
            Assert.Equal(
                (byParty.Sum(s => s.Packets), byParty.Sum(s => s.Missing), byParty.Sum(s => s.Duplicates)),
                (party.Packets, party.Lost, party.Duplicates));
            var call = report.Calls.First(c => c.Parties.Contains(party));
            var speaker = byParty.Select(s => s.Speaker).FirstOrDefault(s => s is not null);
            if (!call.Guessed && report.Calls.Count == 1 && speaker is not null && !id.Contains("transfer"))
                Assert.Equal(speaker, party.Role.ToString().ToLower(CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("dev-empty.b", MediaProblems.NoMedia)]
    [InlineData("dev-busy.b", MediaProblems.NoMedia)]
    [InlineData("dev-elsewhere.b", MediaProblems.NoMedia)]
    [InlineData("dev-snap60.b", MediaProblems.TruncatedPackets)]
    [InlineData("dev-srtp-dtls.b", MediaProblems.Encrypted)]
    [InlineData("dev-srtp-tls.b", MediaProblems.Encrypted)]
    public void Extract_CaptureWithoutVoices_NamesTheCauseAndGivesNoAudio(string id, string code)
    {
        var (_, report) = Extract(id);
        Assert.Contains(report.Problems.Concat(report.Calls.SelectMany(c => c.Problems)), p => p.Code == code);
        Assert.All(report.Calls.SelectMany(c => c.Parties), p => Assert.Empty(p.Samples));
    }

    [Theory]
    [InlineData("dev-truncated-pcap.b", MediaProblems.TruncatedFile)]
    [InlineData("dev-midcall-bye.b", MediaProblems.CaptureStartedLate)]
    [InlineData("dev-midcall-rtp-only.b", MediaProblems.NoSip)]
    public void Extract_PartOfACall_GivesWhatIsThereAndSaysSo(string id, string code)
    {
        var (_, report) = Extract(id);
        var call = Assert.Single(report.Calls);
        Assert.Contains(call.Problems, p => p.Code == code);
        Assert.All(call.Parties, p => Assert.NotEmpty(p.Samples));
    }

    [Fact]
    public void Extract_DigitsPressedInAnIvr_AreReportedOnce()
    {
        var (_, report) = Extract("dev-ivr-dtmf.t");
        Assert.Equal([('9', PartyRole.Caller), ('1', PartyRole.Caller)], Assert.Single(report.Calls).Digits.Select(d => (d.Key, d.Side)));
    }

    [Fact]
    public void Extract_CodecWithoutItsProgram_IsNamedWithTheRemedy()
    {
        var report = Captures.Extract(CaptureCase.Load("dev-baresip-opus.b").File);
        var problem = Assert.Single(Assert.Single(report.Calls).Problems);
        Assert.Equal(MediaProblems.UnsupportedCodec, problem.Code);
        Assert.Contains("OPUS", problem.Detail, StringComparison.Ordinal);
    }

    private static (CaptureCase Truth, MediaReport Report) Extract(string id)
    {
        var truth = CaptureCase.Load(id);
        var decoder = ExternalDecoders.Ffmpeg();
        if (decoder is null && truth.Streams.Any(s => s.Codecs.Contains("OPUS"))) Assert.Skip("ffmpeg is not installed");
        return (truth, Captures.Extract(truth.File, new MediaOptions { ExternalDecoder = decoder }));
    }

    private static double Find(CallMedia call, PartyMedia party, TurnTruth turn) =>
        Correlation.Find(party.Samples, turn.Samples, (int)Math.Round((turn.StartEpoch - Epoch(call.StartedAt!.Value)) * 8000), SlackSamples).Score;

    private static double Epoch(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).TotalSeconds;
}
