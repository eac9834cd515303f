using System.Net.Http.Json;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Pipeline;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Protocol.AgentV1;
using CallAssist.Tests.Engines.Whisper;
using CallAssist.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace CallAssist.Tests.Modules.Recordings;

/// <summary>The pipeline on the real host: what cannot be done is said, what cannot be done now waits, nothing is lost.</summary>
public sealed class PipelineTests
{
    private const string Dialogue = "Calls/dialogue1-dsn.pcapng";

    [Theory]
    [InlineData("Captures/dev-busy.b.pcapng", "no-media-busy")]
    [InlineData("Captures/dev-empty.b.pcapng", "no-media-nothing-captured")]
    public async Task Extract_CaptureWithoutAudio_FailsWithTheCodeOfItsSentence(string capture, string code)
    {
        await using var host = await WebHost.StartAsync();
        await host.UploadAsync(await host.TokenAsync(), capture);
        var recording = await UntilAsync(host, r => r.State == "failed");
        Assert.Equal(("Extract", code), (recording.FailedStep, recording.FailureCode));
        Assert.NotEmpty(recording.FailureDetail!);
    }

    [Fact]
    public async Task Rerun_OfAFailedRecording_RunsTheStepAgain()
    {
        await using var host = await WebHost.StartAsync();
        await host.UploadAsync(await host.TokenAsync(), "Captures/dev-busy.b.pcapng");
        var recording = await UntilAsync(host, r => r.State == "failed");
        var pipeline = host.Services.GetRequiredService<IRecordingPipeline>();
        var first = Assert.Single(await pipeline.StepsAsync(recording.Id, TestContext.Current.CancellationToken));
        Assert.False(await pipeline.RerunAsync(recording.Id, PipelineStep.Transcribe, TestContext.Current.CancellationToken));
        Assert.True(await pipeline.RerunAsync(recording.Id, PipelineStep.Extract, TestContext.Current.CancellationToken));
        await ModuleHost.EventuallyAsync(
            async () => (await pipeline.StepsAsync(recording.Id, TestContext.Current.CancellationToken))[0] is { Outcome: "failed" } again && again.StartedAt > first.StartedAt,
            "It did not run again.");
    }

    [Fact]
    public async Task Transcribe_WithoutAModel_WaitsUntilOneIsChosen()
    {
        await using var host = await WebHost.StartAsync();
        await host.UploadAsync(await host.TokenAsync(), Dialogue);
        var waiting = await UntilAsync(host, r => r.WaitingCode is not null);
        Assert.Equal(("extracted", "no-model"), (waiting.State, waiting.WaitingCode));
        var shelf = host.Services.GetRequiredService<IModelShelf>();
        Directory.CreateDirectory(shelf.Folder);
        File.Copy(DemoModel.Path, Path.Combine(shelf.Folder, "ggml-demo-fr.bin"));
        Assert.Null(await shelf.ChooseAsync("ggml-demo-fr.bin", TestContext.Current.CancellationToken));
        Assert.Null((await UntilAsync(host, r => r.State == "drafted")).WaitingCode);
    }

    [Fact]
    public async Task Transcribe_WithACorruptModel_WaitsAndTheHealthCheckSaysSo_UntilItIsMended()
    {
        var model = Path.Combine(Directory.CreateTempSubdirectory("callassist-model-").FullName, "ggml-small.bin");
        await File.WriteAllBytesAsync(model, File.ReadAllBytes(DemoModel.Path)[..1_000_000], TestContext.Current.CancellationToken);
        await using var host = await WebHost.StartAsync(builder => builder.Configuration["Transcription:Model"] = model);
        await host.UploadAsync(await host.TokenAsync(), Dialogue);
        Assert.Equal("bad-model", (await UntilAsync(host, r => r.WaitingCode is not null)).WaitingCode);

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.Equal((HealthStatus.Degraded, "bad-model"), (report.Entries["model"].Status, report.Entries["model"].Data["code"]));
        Assert.Contains("ends inside tensor", report.Entries["model"].Description);
        // Calls go on: the server is ready all the same.
        using var visitor = host.Visit();
        Assert.True((await visitor.GetAsync("/health/ready")).IsSuccessStatusCode);

        // Mended in place: the recording goes on by itself.
        File.Copy(DemoModel.Path, model, overwrite: true);
        Assert.Null((await UntilAsync(host, r => r.State == "drafted")).WaitingCode);
    }

    [Fact]
    public async Task Recording_WhoseJobMetAFullDisk_IsWokenWithoutARestart()
    {
        await using var host = await WebHost.StartAsync();
        await host.UploadAsync(await host.TokenAsync(), "Captures/dev-busy.b.pcapng");
        await UntilAsync(host, r => r.State == "failed");
        // What is left when neither the retry nor the failure could be written: an old claim, no job.
        await SqlAsync(host, "UPDATE recordings_recording SET state = 'received', failed_step = NULL, failure_code = NULL, claimed_by = 'this', claimed_until = 1");
        var waker = host.Services.GetServices<IHostedService>().OfType<WakeForgotten>().Single();
        await ModuleHost.EventuallyAsync(
            async () =>
            {
                // Every minute in life; the former job may still be on its way out.
                await waker.WakeAsync(TestContext.Current.CancellationToken);
                return (await host.Services.GetRequiredService<IRecordingPipeline>().ListAsync(all: true, ct: TestContext.Current.CancellationToken))[0].State == "failed";
            },
            "Nobody woke it.");
    }

    [Fact]
    public async Task Recording_ThatEndedTheProcessAtEveryAttempt_CountsAsFailed()
    {
        await using var host = await WebHost.StartAsync();
        await host.UploadAsync(await host.TokenAsync(), "Captures/dev-busy.b.pcapng");
        var recording = await UntilAsync(host, r => r.State == "failed");
        await SqlAsync(host, "UPDATE recordings_recording SET state = 'received', failed_step = NULL, failure_code = NULL, attempts = 5");
        await host.Services.GetRequiredService<IPipeline>().EnqueueAsync(PipelineStep.Extract, recording.Id, TestContext.Current.CancellationToken);
        Assert.Equal("step-error", (await UntilAsync(host, r => r.State == "failed")).FailureCode);
    }

    [Fact]
    public async Task Rerun_OfAFurtherCallOfACapture_IsRefusedForTheExtractionAndHarmsNothing()
    {
        await using var host = await WebHost.StartAsync();
        // Sections of pcapng may follow each other in one file.
        byte[] both = [.. File.ReadAllBytes(AgentCalls.Fixture(Dialogue)), .. File.ReadAllBytes(AgentCalls.Fixture("Calls/dialogue2-bulletin.pcapng"))];
        using var answer = await host.UploadAsync(await host.TokenAsync(), both, "both.pcapng");
        var receipt = await answer.Content.ReadFromJsonAsync(AgentJson.Default.CaptureReceipt, TestContext.Current.CancellationToken);
        var pipeline = host.Services.GetRequiredService<IRecordingPipeline>();
        IReadOnlyList<Recording> calls = [];
        await ModuleHost.EventuallyAsync(
            async () => (calls = await pipeline.ListAsync(all: true, ct: TestContext.Current.CancellationToken)).Count(r => r.WaitingCode == "no-model") == 2, "There are not two calls.");
        var further = calls.Single(r => r.Id != receipt!.Id);
        Assert.False(await pipeline.RerunAsync(further.Id, PipelineStep.Extract, TestContext.Current.CancellationToken));
        Assert.True(await pipeline.RerunAsync(further.Id, PipelineStep.Transcribe, TestContext.Current.CancellationToken));
    }

    private static Task SqlAsync(WebHost host, string sql) => host.Services.GetRequiredService<IDatabase>().WriteAsync(unit => unit.ExecuteAsync(sql));

    private static async Task<Recording> UntilAsync(WebHost host, Func<Recording, bool> reached)
    {
        Recording? found = null;
        await ModuleHost.EventuallyAsync(
            async () => (found = (await host.Services.GetRequiredService<IRecordingPipeline>().ListAsync(all: true, ct: TestContext.Current.CancellationToken)).FirstOrDefault()) is not null
                && reached(found),
            "The recording did not come that far.");
        return found!;
    }
}
