using CallAssist.Engines.Whisper.Network;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>Looks for the best tokens of one window, several hypotheses at a time.</summary>
internal abstract class WindowSearch(CrossCache cross, IReadOnlyList<int> prompt, int left, float temperature)
{
    /// <summary>Tokens before the first; one of them is start-of-transcript.</summary>
    public IReadOnlyList<int> Prompt => prompt;

    /// <summary>Frames of audio from the window's beginning.</summary>
    public int Left => left;

    public float Temperature => temperature;

    /// <summary>softmax(logits at the start-of-transcript position)[no speech].</summary>
    public float NoSpeechProbability { get; set; }

    /// <summary>Hypotheses that go on.</summary>
    public List<Hypothesis> Live { get; } = [];

    /// <summary>Next tokens that are wanted for each of them.</summary>
    public abstract int Choices { get; }

    public bool Ended => Live.Count == 0;

    /// <summary>The best of what was found; valid once <see cref="Ended"/>.</summary>
    public abstract WindowState Result { get; }

    /// <summary>Makes the first hypothesis; its sequence has no tokens yet, the prompt is to be run on it.</summary>
    public virtual void Begin(Decoder decoder)
    {
        var first = NewHypothesis(decoder);
        first.Sequence.Cross = cross;
        Live.Add(first);
    }

    /// <summary>Draws, for temperatures above 0.</summary>
    public virtual Random? RandomOf(int hypothesis) => null;

    /// <summary>Goes on with the next tokens of each live hypothesis, <see cref="Choices"/> each.</summary>
    public abstract void Take(ReadOnlySpan<Choice> choices, TokenBook book, ExpectedWords expected);

    protected static Hypothesis NewHypothesis(Decoder decoder) => new(decoder.NewSequence());

    protected void Extend(Hypothesis hypothesis, Choice choice, TokenBook book, ExpectedWords expected)
    {
        book.Add(hypothesis.State, new ResultToken(choice.Token, choice.LogProbability), left);
        hypothesis.Score += choice.Score;
        if (expected.IsEmpty) return;
        var credit = hypothesis.Credit;
        hypothesis.Score -= expected.Follow(choice.Token, hypothesis.Within, ref credit);
        hypothesis.Credit = credit;
    }
}
