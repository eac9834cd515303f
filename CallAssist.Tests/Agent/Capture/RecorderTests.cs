using CallAssist.Engines.Voices;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Tests.Agent.Capture;

/// <summary>Which calls become a file, and what is in it: recorded calls of real phones, played to the recorder.</summary>
public sealed class RecorderTests
{
    private const string Call = "Calls/dialogue1-dsn.pcapng";

    [Theory]
    [InlineData(Call)]
    [InlineData("Captures/dev-sip-tcp.b.pcapng.gz")]
    [InlineData("Captures/dev-ipfrag.b.pcapng.gz")]
    [InlineData("Captures/dev-srtp-sdes-tcp.b.pcapng.gz", "6012")]
    [InlineData("Captures/dev-ipv6.b.pcapng.gz")]
    [InlineData("Captures/dev-g722-pcmu-ptime30.a.pcapng.gz", "6001")]
    public void Call_InModeAlways_IsCapturedWithBothVoicesAsTheyWere(string fixture, string extension = "6002")
    {
        using var bench = new CaptureBench();
        bench.Policy(CaptureMode.Always, extension);

        bench.Play(fixture);

        var (facts, bytes) = bench.Only();
        var (original, captured) = (CaptureBench.Original(fixture), CaptureBench.Extract(bytes));
        Assert.Equal((extension, original.CallId, CaptureMode.Always, CaptureEnds.HangUp), (facts.Extension, facts.SipCallId, facts.Mode, facts.End));
        Assert.Empty(facts.Pauses);
        Assert.Equal((original.From, original.To, original.DurationMs), (captured.From, captured.To, captured.DurationMs));
        Assert.Equal(original.Parties.Select(p => (p.Role, p.Packets)), captured.Parties.Select(p => (p.Role, p.Packets)));
        Assert.All(original.Parties.Zip(captured.Parties), pair => Assert.Equal(pair.First.Samples, pair.Second.Samples));
    }

    [Theory]
    [InlineData("Captures/dev-missed-cancel.b.pcapng")]
    [InlineData("Captures/dev-busy.b.pcapng")]
    [InlineData("Captures/dev-decline.b.pcapng")]
    public void Call_ThatNobodyAnswered_LeavesNothing(string fixture)
    {
        using var bench = new CaptureBench();
        bench.Policy(CaptureMode.Always);

        bench.Play(fixture);

        Assert.Empty(bench.Files("held"));
        Assert.Empty(bench.Files("rec"));
    }

    [Theory]
    [InlineData(CaptureMode.Never, "6002", 0)]
    [InlineData(CaptureMode.OnDemand, "6002", 0)]
    [InlineData(CaptureMode.Always, "6009", 0)]
    [InlineData(CaptureMode.Random, "6002", 0)]
    [InlineData(CaptureMode.Random, "6002", 1, 19)]
    public void Call_ByModeAndChance_IsCapturedOrNot(CaptureMode mode, string extension, int files, int draw = 20)
    {
        using var bench = new CaptureBench(draw: draw);
        bench.Policy(mode, extension);

        bench.Play(Call, until: 5);
        bench.Recorder.Stop();

        Assert.Equal(files, bench.Files("held").Length);
    }

    [Fact]
    public void Call_BeforeTheServerSaidAnything_IsNotCapturedAndTheAgentSaysWhy()
    {
        using var bench = new CaptureBench();

        bench.Play(Call);

        Assert.Empty(bench.Files("held"));
        Assert.Contains(bench.Problems.Problems, p => p.Code == AgentProblems.NoPolicy);
    }

    [Fact]
    public void Policy_OfTheLastRun_CountsUntilTheServerIsThere()
    {
        using var bench = new CaptureBench();
        bench.Policy(CaptureMode.Always);
        bench.Restart();

        bench.Play(Call);

        Assert.Single(bench.Files("held"));
    }

    [Fact]
    public void Policy_TurnedToNeverDuringACall_DestroysWhatWasRecorded()
    {
        using var bench = new CaptureBench();
        bench.Policy(CaptureMode.Always);
        var changed = false;

        bench.Play(Call, seconds =>
        {
            if (seconds < 20 || changed)
                return;
            changed = true;
            bench.Policy(CaptureMode.Never);
        });

        Assert.Empty(bench.Files("held"));
        Assert.Empty(bench.Files("rec"));
    }

    [Fact]
    public void OnDemand_StartedStoppedAndStartedAgain_MakesTwoFilesThatHoldTheirSpansOnly()
    {
        using var bench = new CaptureBench();
        bench.Policy(CaptureMode.OnDemand);
        var steps = new Steps((10, CaptureAction.Start), (20, CaptureAction.Stop), (40, CaptureAction.Start));

        bench.Play(Call, seconds => steps.Reach(seconds, action => bench.Recorder.Hear(new CaptureCommand(Assert.Single(bench.Notes, n => n.State != CaptureState.Held).Id, action))));

        var files = bench.Files("held").Select(bench.Read).ToList();
        Assert.Equal(2, files.Count);
        Assert.Equal([CaptureEnds.Stopped, CaptureEnds.HangUp], files.Select(f => f.Facts.End));
        Assert.NotEqual(files[0].Facts.CaptureId, files[1].Facts.CaptureId);
        // The INVITE came ten seconds earlier and is there all the same: both ends are known.
        Assert.All(files, f => Assert.Equal(("6001", "6002"), (CaptureBench.Extract(f.Bytes).From, CaptureBench.Extract(f.Bytes).To)));
        AssertHolds(files[0].Bytes, 10.1, 19.9);
        AssertLacks(files[0].Bytes, 0, 10);
        AssertLacks(files[0].Bytes, 20, 70);
        AssertHolds(files[1].Bytes, 40.1, 67);
        AssertLacks(files[1].Bytes, 0, 40);
    }

    [Fact]
    public void Pause_OfACall_IsInNoFileAndStandsInTheFacts()
    {
        using var bench = new CaptureBench();
        bench.Policy(CaptureMode.Always);
        var steps = new Steps((20, CaptureAction.Pause), (30, CaptureAction.Resume), (50, CaptureAction.Pause));
        var at = new List<DateTimeOffset>();

        bench.Play(Call, seconds => steps.Reach(seconds, action =>
        {
            at.Add(bench.Clock.Now);
            bench.Recorder.Hear(new CaptureCommand(Assert.Single(bench.Notes).Id, action));
            Assert.Equal(action == CaptureAction.Pause ? CaptureState.Paused : CaptureState.Recording, Assert.Single(bench.Notes).State);
        }));

        var (facts, bytes) = bench.Only();
        Assert.Equal([new(at[0], at[1]), new(at[2], facts.EndedAt)], facts.Pauses);
        AssertHolds(bytes, 5, 20);
        AssertLacks(bytes, 20, 30);
        AssertHolds(bytes, 30, 50);
        AssertLacks(bytes, 50, 70);
        // The voices go on in time: the player shows the pause where it was.
        Assert.InRange(CaptureBench.Extract(bytes).Parties.Max(p => p.DurationMs), 45_000, 50_000);
    }

    [Fact]
    public void Pause_WhilePacketsAreStillOnTheirWayFromDumpcap_CutsByTheirOwnTime()
    {
        using var bench = new CaptureBench();
        bench.Policy(CaptureMode.Always);
        var steps = new Steps((20.5, CaptureAction.Pause), (30.5, CaptureAction.Resume));

        // The command is given half a second before the packets of that moment arrive.
        bench.Play(Call, seconds => steps.Reach(seconds + 0.5, action =>
        {
            bench.Clock.Now += TimeSpan.FromSeconds(0.5);
            bench.Recorder.Hear(new CaptureCommand(Assert.Single(bench.Notes).Id, action));
        }));

        var bytes = bench.Only().Bytes;
        AssertHolds(bytes, 5, 20.4);
        AssertLacks(bytes, 20.55, 30.45);
        AssertHolds(bytes, 30.6, 60);
    }

    [Fact]
    public void Files_OnTheDisk_HoldNothingInTheClear()
    {
        using var bench = new CaptureBench();
        bench.Policy(CaptureMode.Always);

        bench.Play(Call, until: 30);
        bench.Recorder.Tick();

        var raw = File.ReadAllBytes(Assert.Single(bench.Files("rec")));
        Assert.True(raw.Length > 500_000);
        Assert.All(CaptureBench.Payloads(Call, 5, 29), payload => Assert.Equal(-1, raw.AsSpan().IndexOf(payload.AsSpan(12, 40))));
        Assert.Equal(-1, raw.AsSpan().IndexOf("INVITE"u8));
        Assert.Equal(-1, raw.AsSpan().IndexOf("6002"u8));
    }

    [Fact]
    public void Agent_KilledDuringACall_KeepsWhatWasRecordedUntilTheLastSecond()
    {
        using var bench = new CaptureBench();
        bench.Policy(CaptureMode.Always);
        bench.Play(Call, until: 30);
        bench.Recorder.Tick();
        var file = Assert.Single(bench.Files("rec"));
        // The kill cut the last frame in the middle.
        using (var cut = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
            cut.Write([0, 4, 0, 0, 2, 1, 2, 3]);

        bench.Restart();

        var (facts, bytes) = bench.Only();
        Assert.Equal(CaptureEnds.Interrupted, facts.End);
        AssertHolds(bytes, 5, 29.5);
    }

    [Fact]
    public void Agent_KilledWhileItRang_LeavesNothing()
    {
        using var bench = new CaptureBench();
        bench.Policy(CaptureMode.Always);
        bench.Play(Call, until: 2);
        bench.Recorder.Tick();
        Assert.Single(bench.Files("rec"));

        bench.Restart();

        Assert.Empty(bench.Files("rec"));
        Assert.Empty(bench.Files("held"));
    }

    [Fact]
    public void Feed_TellingOfTheSameCallAmongOthers_GivesTheCaptureItsCall()
    {
        using var bench = new CaptureBench();
        bench.Policy(CaptureMode.Always);
        var call = Guid.CreateVersion7();
        bench.Clock.Now = CaptureBench.Original(Call).InvitedAt!.Value;
        bench.Recorder.Hear(new CallRinging(Guid.CreateVersion7(), bench.Clock.Now, "+33 1 99 00 60 01", ["6002"]));
        bench.Recorder.Hear(new CallRinging(Guid.CreateVersion7(), bench.Clock.Now, null, ["6003"]));
        bench.Recorder.Hear(new CallRinging(call, bench.Clock.Now, "6001", ["6002", "6003"]));

        bench.Play(Call);

        Assert.Equal(call, bench.Only().Facts.CallId);
    }

    [Fact]
    public void Feed_TellingOfACallThatIsNotSeen_RaisesTheProblemUntilAnInviteComesBy()
    {
        using var bench = new CaptureBench();
        bench.Policy(CaptureMode.Always);
        bench.Recorder.Hear(new CallAnswered(Guid.CreateVersion7(), bench.Clock.Now, "6002"));
        bench.Clock.Now += TimeSpan.FromSeconds(11);

        bench.Recorder.Tick();
        Assert.Contains(bench.Problems.Problems, p => p.Code == AgentProblems.NoPhoneTraffic);
        bench.Play(Call, until: 5);
        bench.Recorder.Tick();

        Assert.DoesNotContain(bench.Problems.Problems, p => p.Code == AgentProblems.NoPhoneTraffic);
    }

    [Fact]
    public void Disk_FullDuringACall_EndsTheFileWithAWarningAndRecordsAgainWhenThereIsRoom()
    {
        using var bench = new CaptureBench();
        bench.Policy(CaptureMode.Always);
        var last = -1;

        bench.Play(Call, seconds =>
        {
            bench.FreeBytes = seconds < 20 ? 1L << 40 : 1 << 20;
            if ((int)seconds == last)
                return;
            last = (int)seconds;
            bench.Recorder.Tick();
            Assert.Equal(seconds >= 20, bench.Problems.Problems.Any(p => p.Code == AgentProblems.DiskFull));
        });

        var (facts, bytes) = bench.Only();
        Assert.Equal(CaptureEnds.DiskFull, facts.End);
        AssertHolds(bytes, 5, 19.9);
        AssertLacks(bytes, 21, 70);
        bench.Play("Captures/dev-ipv6.b.pcapng.gz");
        Assert.Single(bench.Files("held"));
        bench.FreeBytes = 1L << 40;
        bench.Recorder.Tick();
        bench.Play("Captures/dev-sip-tcp.b.pcapng.gz");
        Assert.Equal(2, bench.Files("held").Length + bench.Files("ready").Length);
        Assert.DoesNotContain(bench.Problems.Problems, p => p.Code == AgentProblems.DiskFull);
    }

    [Theory]
    [InlineData("Captures/dev-srtp-dtls.b.pcapng.gz", AgentProblems.EncryptedMedia)]
    [InlineData("Captures/dev-srtp-tls.b.pcapng.gz", AgentProblems.EncryptedSignalling)]
    public void Encryption_ThatThePcCannotRead_IsReported(string fixture, string problem)
    {
        using var bench = new CaptureBench();
        bench.Policy(CaptureMode.Always);

        bench.Play(fixture);

        Assert.Contains(bench.Problems.Problems, p => p.Code == problem);
    }

    private static void AssertHolds(byte[] file, double from, double to) =>
        Assert.All(CaptureBench.Payloads(Call, from, to), payload => Assert.True(file.AsSpan().IndexOf(payload) >= 0, "A packet is missing."));

    private static void AssertLacks(byte[] file, double from, double to) =>
        Assert.All(CaptureBench.Payloads(Call, from, to), payload => Assert.True(file.AsSpan().IndexOf(payload) < 0, "A packet is there that must not be."));

    /// <summary>What is asked at which second, each once.</summary>
    private sealed class Steps(params (double At, CaptureAction Action)[] steps)
    {
        private int _next;

        public void Reach(double seconds, Action<CaptureAction> ask)
        {
            while (_next < steps.Length && seconds >= steps[_next].At)
                ask(steps[_next++].Action);
        }
    }
}
