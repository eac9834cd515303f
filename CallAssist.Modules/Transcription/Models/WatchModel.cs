using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallAssist.Modules.Transcription.Models;

/// <summary>
/// Says in the log what transcribes, whenever that changes. Recordings that wait for a model go on once a sound one lies
/// where the settings or the choice say, however it came there.
/// </summary>
internal sealed partial class WatchModel(IModelShelf shelf, IPipeline pipeline, TimeProvider clock, ILogger<WatchModel> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ModelState? former = null;
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                former = await LookAsync(former, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Log.Failed(logger, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<ModelState> LookAsync(ModelState? former, CancellationToken ct)
    {
        var now = await shelf.CurrentAsync(ct);
        if (now != former)
            Say(now);
        if (now.Problem is null && former is { Problem: not null })
            await pipeline.ResumeAsync(PipelineStep.Transcribe, ct);
        return now;
    }

    private void Say(ModelState model)
    {
        if (model.Problem is { } problem)
            Log.Waits(logger, problem.Code, problem.Detail);
        else if (model.Demo)
            Log.Demo(logger);
        else
            Log.Ready(logger, Path.GetFileName(model.Path!), model.Kind!.Description);
    }

    private static partial class Log
    {
        [LoggerMessage(5001, LogLevel.Information, "Transcription model {File}: {Description}")]
        public static partial void Ready(ILogger logger, string file, string description);

        [LoggerMessage(5002, LogLevel.Warning, "Transcription by the demo model: it knows synthetic voices only and invents fluent text on human ones")]
        public static partial void Demo(ILogger logger);

        [LoggerMessage(5003, LogLevel.Warning, "Recordings wait for a transcription model ({Code}): {Detail}")]
        public static partial void Waits(ILogger logger, string code, string detail);

        [LoggerMessage(5004, LogLevel.Error, "The transcription model could not be looked at; tried again in a quarter of a minute")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
