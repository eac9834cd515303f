namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>A token of the result.</summary>
/// <param name="Id">Its id.</param>
/// <param name="LogProbability">Natural log of its probability under all rules.</param>
internal readonly record struct ResultToken(int Id, float LogProbability);

/// <summary>What was decoded in a window so far, and what its timestamps say.</summary>
internal sealed class WindowState
{
    /// <summary>Mel frames of a whole window.</summary>
    public const int FullWindow = 3000;

    public List<ResultToken> Tokens { get; } = [];

    /// <summary>Frames up to the last timestamp; the next window begins there.</summary>
    public int Advance { get; set; } = FullWindow;

    /// <summary>Tokens up to and with the last timestamp.</summary>
    public int Kept { get; set; }

    /// <summary>A timestamp after 0.00 was seen.</summary>
    public bool HasTimestamp { get; set; }

    /// <summary>Timestamps went backwards, or the text repeats without end.</summary>
    public bool Failed { get; set; }

    public bool Ended { get; set; }

    public int? Last => Tokens.Count > 0 ? Tokens[^1].Id : null;

    public int? BeforeLast => Tokens.Count > 1 ? Tokens[^2].Id : null;

    public void CopyFrom(WindowState other)
    {
        Tokens.Clear();
        Tokens.AddRange(other.Tokens);
        (Advance, Kept, HasTimestamp, Failed, Ended) = (other.Advance, other.Kept, other.HasTimestamp, other.Failed, other.Ended);
    }
}
