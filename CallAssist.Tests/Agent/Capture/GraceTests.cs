using CallAssist.Agent.Capture.Sealed;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Tests.Agent.Capture;

/// <summary>The ten minutes in which a capture is still its operator's.</summary>
public sealed class GraceTests : IDisposable
{
    private const string Call = "Calls/dialogue1-dsn.pcapng";

    private readonly CaptureBench _bench = new();

    public GraceTests()
    {
        _bench.Policy(CaptureMode.Always);
        _bench.Play(Call);
    }

    public void Dispose() => _bench.Dispose();

    private CaptureNote Held => Assert.Single(_bench.Notes);

    [Fact]
    public void Capture_Finished_WaitsTenMinutesThenMayLeave()
    {
        Assert.Equal((CaptureState.Held, "6002", "6001"), (Held.State, Held.Extension, Held.Number));
        Assert.Equal(_bench.Only().Facts.EndedAt + TimeSpan.FromMinutes(10), Held.LeavesAt);

        _bench.Clock.Now = Held.LeavesAt!.Value - TimeSpan.FromSeconds(1);
        _bench.Recorder.Tick();
        Assert.Empty(_bench.Files("ready"));
        _bench.Clock.Now += TimeSpan.FromSeconds(1);
        _bench.Recorder.Tick();

        Assert.Single(_bench.Files("ready"));
        Assert.Empty(_bench.Notes);
    }

    [Fact]
    public void Capture_WaitingWhileTheAgentWasKilled_WaitsOnFromItsEnd()
    {
        var before = Held;

        _bench.Restart();

        Assert.Equal(before with { LeavesAt = Held.LeavesAt }, Held);
        Assert.Equal(before.LeavesAt, Held.LeavesAt);
    }

    [Fact]
    public void Release_WithinTheGrace_LetsItLeaveAtOnce()
    {
        _bench.Recorder.Hear(new CaptureCommand(Held.Id, CaptureAction.Release));

        Assert.Single(_bench.Files("ready"));
        Assert.Empty(_bench.Files("held"));
    }

    [Fact]
    public void Cancel_WithinTheGrace_DestroysTheFileAndKeepsTheFactUntilItIsNoted()
    {
        var held = Held;
        var file = Assert.Single(_bench.Files("held"));
        // Somebody still has it open, as a disk would after a deletion: what he sees must be worthless.
        using var witness = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

        _bench.Recorder.Hear(new CaptureCommand(held.Id, CaptureAction.Cancel));

        Assert.Empty(_bench.Files("held"));
        Assert.Empty(_bench.Notes);
        var header = new byte[SealedFormat.HeaderSize];
        witness.ReadExactly(header);
        Assert.All(header, value => Assert.Equal(0, value));
        var fact = Assert.Single(_bench.Cancelled);
        Assert.Equal((held.Id, "6002", held.StartedAt, _bench.Clock.Now), (fact.CaptureId, fact.Extension, fact.StartedAt, fact.CancelledAt));

        _bench.Restart();
        Assert.Equal(fact, Assert.Single(_bench.Cancelled));
        _bench.Recorder.Hear(new CancelNoted(fact.CaptureId));
        Assert.Empty(_bench.Cancelled);
        Assert.Empty(_bench.Files("gone"));
    }

    [Fact]
    public void Cancel_CutByAKillAfterTheFact_IsFinishedAtTheNextStart()
    {
        var file = Assert.Single(_bench.Files("held"));
        var copy = File.ReadAllBytes(file);
        _bench.Recorder.Hear(new CaptureCommand(Held.Id, CaptureAction.Cancel));
        File.WriteAllBytes(file, copy);

        _bench.Restart();

        Assert.False(File.Exists(file));
        Assert.Empty(_bench.Notes);
    }

    [Theory]
    [InlineData("held")]
    [InlineData("ready")]
    public void Destruction_CutByAKillBetweenKeyAndName_IsFinishedAtTheNextStart(string state)
    {
        if (state == "ready")
            _bench.Recorder.Hear(new CaptureCommand(Held.Id, CaptureAction.Release));
        var file = Assert.Single(_bench.Files(state));
        using (var cut = new FileStream(file, FileMode.Open, FileAccess.Write))
            cut.Write(new byte[SealedFormat.HeaderSize]);

        _bench.Restart();

        Assert.False(File.Exists(file));
        Assert.Empty(_bench.Notes);
    }

    [Fact]
    public void Cancel_DuringTheCall_DestroysWhatThereIsAndRecordsNoMore()
    {
        using var bench = new CaptureBench();
        bench.Policy(CaptureMode.Always);
        var asked = false;

        bench.Play(Call, seconds =>
        {
            if (seconds < 20 || asked)
                return;
            asked = true;
            bench.Recorder.Hear(new CaptureCommand(Assert.Single(bench.Notes).Id, CaptureAction.Cancel));
            Assert.Equal(CaptureState.Idle, Assert.Single(bench.Notes).State);
        });

        Assert.Empty(bench.Files("rec"));
        Assert.Empty(bench.Files("held"));
        Assert.Single(bench.Cancelled);
    }

    [Fact]
    public void Key_OfAnotherPc_OpensNothing()
    {
        var file = Assert.Single(_bench.Files("held"));
        using var other = new CaptureBench();

        Assert.Null(other.Spool.Open(file));
    }
}
