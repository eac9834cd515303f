namespace CallAssist.Agent.Capture.Calls;

/// <summary>Chance, for the mode random.</summary>
internal sealed class Dice(Random random)
{
    /// <summary>True in this share of the cases.</summary>
    public bool Hits(int percent) => random.Next(100) < percent;
}
