namespace CallAssist.Web.Cli;

/// <summary>Says on stderr how far a file is, every ten per cent.</summary>
internal sealed class ProgressLine(TextWriter to, string file) : IProgress<double>
{
    private const int Step = 10;
    private int _said;

    /// <inheritdoc/>
    public void Report(double value)
    {
        var percent = (int)(value * 100) / Step * Step;
        if (percent <= _said)
            return;
        _said = percent;
        to.WriteLine($"{file}: {percent} %");
    }
}
