using CallAssist.Agent.Upload;

namespace CallAssist.Agent.Spool;

/// <summary>What one walk through the spool came to.</summary>
/// <param name="Settled">Files delivered or refused for good.</param>
/// <param name="Obstacle">What made a file wait, the last one; null when nothing did.</param>
internal readonly record struct PassResult(int Settled, UploadOutcome.Postponed? Obstacle)
{
    /// <summary>Nothing moved, and something stood in the way: look again later rather than soon.</summary>
    public bool IsStuck => Settled == 0 && Obstacle is not null;
}
