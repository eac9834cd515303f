using CallAssist.Engines.Whisper;
using CallAssist.Engines.Whisper.Decoding;
using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Tests.Engines.Whisper;

/// <summary>What the decoder does beyond the plain recipe, on the model that really transcribes.</summary>
public sealed class DecodingTests : IDisposable
{
    private readonly WhisperModel _model = DemoModel.Open();

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void TranscribeAll_WindowsTogether_SameTextAsOneByOne(int beam)
    {
        ReadOnlyMemory<float>[] voices = [GoldenModels.Samples("fr_12s"), GoldenModels.Samples("fr_5s"), GoldenModels.Samples("fr_12s").AsMemory(40_000)];
        var options = new WhisperOptions { Threads = 2, BeamSize = beam };
        var together = Transcriber.TranscribeAll(voices, options with { Windows = 4 }, null, Token);
        var alone = voices.Select(v => Transcriber.Transcribe(v, options with { Windows = 1 }, null, Token));
        Assert.Equal(alone.Select(Text), together.Select(Text));
        Assert.All(together, r => Assert.NotEmpty(r.Segments));
    }

    [Theory]
    [InlineData(KernelPath.Vector512)]
    [InlineData(KernelPath.Vector256)]
    [InlineData(KernelPath.Scalar)]
    public void Transcribe_AnyKernelPath_SameText(KernelPath path)
    {
        var voice = GoldenModels.Samples("fr_5s");
        var best = Transcriber.Transcribe(voice, new WhisperOptions { Threads = 2 }, null, Token);
        Assert.Equal(Text(best), Text(Transcriber.Transcribe(voice, new WhisperOptions { Threads = 2, Kernels = path }, null, Token)));
    }

    [Fact]
    public void Transcribe_LanguageAuto_ModelSaysFrench() =>
        Assert.Equal("fr", Transcriber.Transcribe(GoldenModels.Samples("fr_5s"), new WhisperOptions { Threads = 2, Language = "auto" }, null, Token).Language);

    [Fact]
    public void Transcribe_Cancelled_StopsAtOnce()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Transcriber.Transcribe(GoldenModels.Samples("fr_5s"), new WhisperOptions { Threads = 2 }, null, stop.Token));
    }

    [Fact]
    public void Transcribe_Progress_RisesToOne()
    {
        var seen = new FakeProgress();
        float[] voice = [.. GoldenModels.Samples("fr_12s"), .. GoldenModels.Samples("fr_12s"), .. GoldenModels.Samples("fr_12s")];
        Transcriber.Transcribe(voice, new WhisperOptions { Threads = 2, Windows = 1 }, seen, Token);
        Assert.Equal(seen.Values.Order(), seen.Values);
        Assert.Equal(1, seen.Values[^1]);
        Assert.True(seen.Values.Count > 2);
    }

    [Fact]
    public void Transcribe_Confidence_IsAProbability()
    {
        var result = Transcriber.Transcribe(GoldenModels.Samples("fr_12s"), new WhisperOptions { Threads = 2 }, null, Token);
        Assert.All(result.Segments, s => Assert.InRange(s.Confidence, 0.01, 1));
        Assert.All(result.Segments.SelectMany(s => s.Words), w => Assert.InRange(w.Confidence, 0, 1));
    }

    [Theory]
    [InlineData("Bonjour, le bulletin de paie d'août n'est pas juste.")]
    [InlineData("DSN : 12,5 % à l'Urssaf ; e-mail é@ü.fr")]
    [InlineData("日本 🙂")]
    public void Tokenizer_ThereAndBack_SameText(string text)
    {
        var tokenizer = new Tokenizer(_model.Vocabulary);
        var tokens = tokenizer.Encode(text);
        Assert.Equal(text, tokenizer.Decode(tokens));
        Assert.True(tokens.Count <= System.Text.Encoding.UTF8.GetByteCount(text));
    }

    [Fact]
    public void ExpectedWords_Bonus_FollowsTheWordAndIsGivenBackWhenItBreaksOff()
    {
        var tokenizer = new Tokenizer(_model.Vocabulary);
        var word = tokenizer.Encode(" Zimmermann");
        Assert.True(word.Count > 2);
        var expected = new ExpectedWords(tokenizer, ["Zimmermann"], 2);
        var within = new List<ExpectedToken>();
        var credit = 0f;
        Assert.Equal(0, expected.Follow(word[0], within, ref credit));
        Assert.Equal(2, expected.Bonus(word[1], within));
        Assert.Equal(0, expected.Follow(word[1], within, ref credit));
        Assert.True(credit > 2);
        var given = credit;
        Assert.Equal(given, expected.Follow(tokenizer.Encode(" le")[0], within, ref credit));
        Assert.Equal((0, 0f), (within.Count, credit));
    }

    [Fact]
    public void ExpectedWords_CompleteWord_KeepsItsBonus()
    {
        var tokenizer = new Tokenizer(_model.Vocabulary);
        var expected = new ExpectedWords(tokenizer, ["Zimmermann"], 2);
        var within = new List<ExpectedToken>();
        var credit = 0f;
        Assert.All(tokenizer.Encode(" Zimmermann"), token => Assert.Equal(0, expected.Follow(token, within, ref credit)));
        Assert.Equal((0, 0f), (within.Count, credit));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private WhisperTranscriber Transcriber => new(_model);

    private static string Text(WhisperResult result) => string.Join(' ', result.Segments.Select(s => s.Text));

    private sealed class FakeProgress : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public void Report(double value) => Values.Add(value);
    }
}
