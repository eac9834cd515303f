using CallAssist.Engines.Whisper.Network;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>
/// The most probable hypotheses side by side, without chance (OpenAI, <c>decoding.py</c>: BeamSearchDecoder); one is greedy. Of those
/// that say the same the better one goes on, and where the model is sure fewer go on (ADR 0042). It ends when as many hypotheses have
/// ended as may run side by side, or none is left; the best per token wins.
/// </summary>
internal sealed class BeamSearch(CrossCache cross, IReadOnlyList<int> prompt, int left, int width) : WindowSearch(cross, prompt, left, temperature: 0)
{
    /// <summary>How far behind the likeliest of its step, or of those that ended, a hypothesis is still followed, natural log: a seventh of its probability.</summary>
    private const double Reach = 2;

    private readonly List<(int Hypothesis, Choice Choice, double Score)> _candidates = [];
    private readonly List<Hypothesis> _next = [];
    private readonly Stack<Hypothesis> _spare = new();
    private readonly WindowState _best = new();
    private double _bestQuality = double.NegativeInfinity;
    private double _likeliestEnd = double.NegativeInfinity;
    private int _ended;

    public override int Choices => width == 1 ? 1 : width + 1;

    public override WindowState Result => _best;

    public override void Begin(Decoder decoder)
    {
        base.Begin(decoder);
        for (var i = 1; i < 2 * width; i++) _spare.Push(NewHypothesis(decoder));
    }

    public override void Take(ReadOnlySpan<Choice> choices, TokenBook book, ExpectedWords expected)
    {
        _candidates.Clear();
        for (var i = 0; i < choices.Length; i++)
            if (choices[i].Token >= 0) _candidates.Add((i / Choices, choices[i], Live[i / Choices].Score + choices[i].Score));
        _candidates.Sort(static (a, b) => b.Score.CompareTo(a.Score));
        var least = Math.Max(_candidates.FirstOrDefault().Score, _likeliestEnd) - Reach;
        foreach (var (parent, choice, score) in _candidates)
        {
            if (_next.Count == width || _ended == width || score < least) break;
            var child = _spare.Pop();
            child.CopyFrom(Live[parent]);
            Extend(child, choice, book, expected);
            if (child.State.Ended) Finish(child);
            else if (!IsKnown(child, book))
            {
                _next.Add(child);
                continue;
            }
            _spare.Push(child);
        }
        foreach (var parent in Live) _spare.Push(parent);
        Live.Clear();
        if (_ended < width) Live.AddRange(_next);
        else foreach (var child in _next) _spare.Push(child);
        _next.Clear();
    }

    /// <summary>A better one says the same words, its timestamps apart: what follows would be the same for both.</summary>
    private bool IsKnown(Hypothesis hypothesis, TokenBook book)
    {
        foreach (var better in _next)
            if (book.SameWords(better.State, hypothesis.State)) return true;
        return false;
    }

    /// <summary>A failed hypothesis counts only while there is no other.</summary>
    private void Finish(Hypothesis hypothesis)
    {
        _ended++;
        if (!hypothesis.State.Failed) _likeliestEnd = Math.Max(_likeliestEnd, hypothesis.Score);
        var better = hypothesis.State.Failed == _best.Failed ? hypothesis.Quality > _bestQuality : _best.Failed;
        if (_bestQuality > double.NegativeInfinity && !better) return;
        _best.CopyFrom(hypothesis.State);
        _bestQuality = hypothesis.Quality;
    }
}
