using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Web.Pages.Jobs;

namespace CallAssist.Tests.Web;

public sealed class JobTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, Recording, JobState, PipelineStep> Standings => new()
    {
        { "queued", new() { State = "received" }, JobState.Queued, PipelineStep.Extract },
        { "running", new() { State = "extracted", Running = true }, JobState.Running, PipelineStep.Transcribe },
        { "waiting", new() { State = "extracted", WaitingCode = "no-model" }, JobState.Waiting, PipelineStep.Transcribe },
        { "retrying", new() { State = "transcribed", RetryAt = At, Attempts = 1 }, JobState.Retrying, PipelineStep.Understand },
        { "failed", new() { State = "failed", FailedStep = "Extract", FailureCode = "no-media" }, JobState.Failed, PipelineStep.Extract },
        { "done", new() { State = "drafted" }, JobState.Done, PipelineStep.Draft },
    };

    [Theory]
    [MemberData(nameof(Standings))]
    public void Job_OfARecording_StandsWhereItsRowSays(string because, Recording recording, JobState state, PipelineStep step)
    {
        var job = new Job(recording);
        Assert.True(job.State == state && job.Step == step, $"{because}: {job.State} at {job.Step}");
    }

    [Fact]
    public void Job_FailedAtAStep_MayRunFromThatStepAndThoseBefore() =>
        Assert.Equal([PipelineStep.Extract, PipelineStep.Transcribe], new Job(new() { State = "failed", FailedStep = "Transcribe" }).MayRunFrom);

    [Fact]
    public void Job_OfAnOutgoingCall_ShowsTheNumberThatWasDialled() =>
        Assert.Equal("+33494112233", new Job(new() { CustomerSide = "callee", FromNumber = "6002", ToNumber = "+33494112233" }).Number);

    [Fact]
    public void View_OfSeveralRecordings_PutsThePressingOnesFirst()
    {
        var view = new JobsView(new Dictionary<string, StateCount>(), [.. Standings.Reverse().Select(row => new Job(row.Data.Item2))], 6, []);
        Assert.Equal([JobState.Failed, JobState.Waiting, JobState.Retrying, JobState.Running, JobState.Queued, JobState.Done], view.Groups.Select(g => g.Key));
    }
}
