using CallAssist.Engines.Whisper.Network;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>Draws several continuations at a temperature and takes the best. The draws depend on nothing but the window: the same audio gives the same text.</summary>
internal sealed class SampleSearch(CrossCache cross, IReadOnlyList<int> prompt, int left, float temperature, int count, int seed) : WindowSearch(cross, prompt, left, temperature)
{
    private readonly List<(Hypothesis Hypothesis, Random Random)> _running = [];
    private readonly WindowState _best = new();
    private Decoder? _decoder;
    private double _bestQuality = double.NegativeInfinity;

    public override int Choices => 1;

    public override WindowState Result => _best;

    public override void Begin(Decoder decoder)
    {
        base.Begin(decoder);
        _decoder = decoder;
        _running.Add((Live[0], new Random(seed)));
    }

    public override Random RandomOf(int hypothesis) => _running[hypothesis].Random;

    public override void Take(ReadOnlySpan<Choice> choices, TokenBook book, ExpectedWords expected)
    {
        if (_decoder is not null) Fork(_decoder);
        _decoder = null;
        for (var i = 0; i < _running.Count; i++) Extend(_running[i].Hypothesis, choices[Math.Min(i, choices.Length - 1)], book, expected);
        foreach (var (hypothesis, _) in _running.Where(r => r.Hypothesis.State.Ended)) Finish(hypothesis);
        _running.RemoveAll(r => r.Hypothesis.State.Ended);
        Live.Clear();
        Live.AddRange(_running.Select(r => r.Hypothesis));
    }

    /// <summary>All begin with the same first token, nearly always the first timestamp; then each goes its own way.</summary>
    private void Fork(Decoder decoder)
    {
        for (var i = 1; i < count; i++)
        {
            var copy = NewHypothesis(decoder);
            copy.CopyFrom(Live[0]);
            _running.Add((copy, new Random(seed + i)));
        }
    }

    private void Finish(Hypothesis hypothesis)
    {
        var better = hypothesis.State.Failed == _best.Failed ? hypothesis.Quality > _bestQuality : _best.Failed;
        if (_bestQuality > double.NegativeInfinity && !better) return;
        _best.CopyFrom(hypothesis.State);
        _bestQuality = hypothesis.Quality;
    }
}
