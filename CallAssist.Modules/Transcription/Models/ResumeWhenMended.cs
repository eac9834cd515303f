using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using Microsoft.Extensions.Hosting;

namespace CallAssist.Modules.Transcription.Models;

/// <summary>Recordings that wait for a model go on once a sound one lies where the settings or the choice say, however it came there.</summary>
internal sealed class ResumeWhenMended(IModelShelf shelf, IPipeline pipeline, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var usable = true;
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            var now = await shelf.CurrentAsync(stoppingToken) is { Problem: null };
            if (now && !usable)
                await pipeline.ResumeAsync(PipelineStep.Transcribe, stoppingToken);
            usable = now;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
