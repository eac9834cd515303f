using Quartz;

namespace CallAssist.Modules.Kernel.Jobs;

/// <summary>What the job of this scope tells whoever watches it; outside a job nobody hears it.</summary>
internal sealed class JobRun : IProgress<double>
{
    private IJobExecutionContext? _context;

    public void Begin(IJobExecutionContext context) => _context = context;

    /// <summary>How far it is, 0 to 1. Cheap: the scheduler keeps the latest word and writes it once a second.</summary>
    public void Report(double value) => _context?.ReportProgress((int)Math.Clamp(value * 100, 0, 100), null);

    /// <summary>It came to nothing although it did not throw: the history says so.</summary>
    public void Failed(string why)
    {
        if (_context is not null)
            _context.Result = JobRunReport.Failed(why);
    }
}
