using CallAssist.Engines.Whisper;
using CallAssist.Engines.Whisper.Decoding;
using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Model;
using CallAssist.Engines.Whisper.Network;
using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Tests.Engines.Whisper;

/// <summary>Which hypotheses go on side by side, for log-probabilities as given.</summary>
public sealed class BeamSearchTests : IDisposable
{
    private const int Width = 3;
    private const int Stamp = 10;
    private const int Oui = 300;
    private const int Non = 301;

    private readonly WhisperModel _model = DemoModel.Open();
    private readonly WorkerTeam _team = new(1);
    private readonly Decoder _decoder;
    private readonly CrossCache _cross;
    private readonly BeamSearch _search;

    public BeamSearchTests()
    {
        _decoder = new Decoder(_model, Compute.For(KernelPath.Best), _team, 8, 8);
        _cross = new CrossCache(_model.Shape, TensorType.F32);
        _search = new BeamSearch(_cross, [], 1000, Width);
        _search.Begin(_decoder);
    }

    public void Dispose()
    {
        _decoder.Dispose();
        _cross.Dispose();
        _team.Dispose();
        _model.Dispose();
    }

    [Fact]
    public void Take_OnlyTimestampsDiffer_BetterGoesOn()
    {
        Take([(Time(Stamp + 1), -0.9f), (Time(Stamp), -0.8f)]);
        Assert.Equal([Time(Stamp)], Tokens(0));
        Assert.Single(_search.Live);
    }

    [Fact]
    public void Take_WordsDiffer_BothGoOn()
    {
        Take([(Oui, -0.8f), (Non, -0.9f)]);
        Take([(Time(Stamp), -0.1f)], [(Time(Stamp), -0.1f)]);
        Assert.Equal([[Oui, Time(Stamp)], [Non, Time(Stamp)]], _search.Live.Select((_, i) => Tokens(i)));
    }

    [Fact]
    public void Take_FarBehindTheLikeliest_GivenUp()
    {
        Take([(Oui, -0.1f), (Non, -2.5f)]);
        Assert.Equal([Oui], Tokens(0));
        Assert.Single(_search.Live);
    }

    [Fact]
    public void Take_LittleBehindTheLikeliest_FollowedAndMayWin()
    {
        Take([(Oui, -0.4f), (Non, -1.2f)]);
        Take([(Oui, -2.0f)], [(Non, -0.1f)]);
        Assert.Equal([Non, Non], Tokens(0));
        Assert.Equal([Oui, Oui], Tokens(1));
    }

    [Fact]
    public void Take_FarBehindOneThatEnded_SearchEnds()
    {
        Take([(Oui, -0.1f)]);
        Take([(Time(495), -0.1f), (Non, -1.9f)]);
        Assert.Single(_search.Live);
        Take([(Non, -0.3f)]);
        Assert.True(_search.Ended);
        Assert.Equal([Oui, Time(495)], _search.Result.Tokens.Select(t => t.Id));
    }

    /// <summary>The next tokens of each live hypothesis.</summary>
    private void Take(params (int Token, float LogProbability)[][] next)
    {
        var choices = new List<Choice>();
        foreach (var row in next)
            for (var i = 0; i < _search.Choices; i++) choices.Add(i < row.Length ? new Choice(row[i].Token, row[i].LogProbability, 0) : Choice.None);
        _search.Take([.. choices], new TokenBook(_model.Vocabulary, 200), new ExpectedWords(new Tokenizer(_model.Vocabulary), [], 0));
    }

    private int Time(int fiftieths) => _model.Vocabulary.FirstTimestamp + fiftieths;

    private int[] Tokens(int hypothesis) => [.. _search.Live[hypothesis].State.Tokens.Select(t => t.Id)];
}
