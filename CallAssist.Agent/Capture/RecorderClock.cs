namespace CallAssist.Agent.Capture;

/// <summary>The recorder's second hand; when the agent stops, every file is ended.</summary>
internal sealed class RecorderClock(Recorder recorder, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                recorder.Tick();
        }
        finally
        {
            recorder.Stop();
        }
    }
}
