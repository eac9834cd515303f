using CallAssist.Engines.Whisper.Network;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>One way in which a window may go on.</summary>
internal sealed class Hypothesis(Sequence sequence)
{
    public Sequence Sequence => sequence;

    public WindowState State { get; } = new();

    /// <summary>Log-probability of all tokens, with the bonus of expected words.</summary>
    public double Score { get; set; }

    /// <summary>Expected words that were begun.</summary>
    public List<ExpectedToken> Within { get; } = [];

    /// <summary>Bonus of expected words that are not complete.</summary>
    public float Credit { get; set; }

    /// <summary>The token to run next.</summary>
    public TokenRow Row => new(sequence, State.Tokens[^1].Id, sequence.Length);

    /// <summary>Score per token.</summary>
    public double Quality => Score / Math.Max(1, State.Tokens.Count);

    public void CopyFrom(Hypothesis other)
    {
        sequence.CopyFrom(other.Sequence);
        State.CopyFrom(other.State);
        Within.Clear();
        Within.AddRange(other.Within);
        (Score, Credit) = (other.Score, other.Credit);
    }
}
