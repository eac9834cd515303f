using System.Text.Json;
using CallAssist.Engines.Voices;
using CallAssist.Tests.Engines.Whisper;
using CallAssist.Web.Cli;

namespace CallAssist.Tests.Web;

/// <summary>Files to words on the command line.</summary>
public sealed class TranscribeVerbTests(GoldenModels models) : IClassFixture<GoldenModels>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("callassist-transcribe-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Transcribe_Capture_EachSideWithItsWordsAndTimes()
    {
        var (exit, output, error) = await RunAsync("transcribe", Path.Combine(Architecture.SourceTree.Root, "CallAssist.Tests", "Fixtures", "Calls", "dialogue1-dsn.pcapng"), "--json");
        Assert.Equal(0, exit);
        Assert.Contains("100 %", error);
        var call = JsonDocument.Parse(Assert.Single(Lines(output))).RootElement;
        Assert.Equal("fr", call.GetProperty("language").GetString());
        Assert.Equal(["caller", "callee"], Speakers(call).Distinct().OrderDescending());
        var starts = call.GetProperty("segments").EnumerateArray().Select(s => s.GetProperty("start").GetDouble()).ToList();
        Assert.Equal(starts.Order(), starts);
        Assert.InRange(call.GetProperty("segments").EnumerateArray().Max(s => s.GetProperty("end").GetDouble()), 50, call.GetProperty("audioSeconds").GetDouble());
        Assert.True(call.TryGetProperty("callId", out var id) && id.GetString()!.Length > 0);
    }

    [Fact]
    public async Task Transcribe_StereoAndMonoWav_LeftIsTheCallerAndMonoHasNoSpeaker()
    {
        var (stereo, mono) = (Path.Combine(_folder, "stereo.wav"), Path.Combine(_folder, "mono.wav"));
        var voice = Voice();
        using (var file = File.Create(stereo)) Wav.WriteStereo(file, 16_000, voice, new short[voice.Length]);
        using (var file = File.Create(mono)) Wav.WriteMono(file, 16_000, voice);
        var (exit, output, _) = await RunAsync("transcribe", stereo, mono, "--json");
        Assert.Equal(0, exit);
        var lines = Lines(output).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.NotEmpty(Speakers(lines[0]));
        Assert.All(Speakers(lines[0]), s => Assert.Equal("caller", s));
        Assert.All(Speakers(lines[1]), Assert.Null);
        Assert.Equal(Texts(lines[0]), Texts(lines[1]));
    }

    [Fact]
    public async Task Transcribe_PlainWithTrace_WritesArraysAndTokensOfTheReference()
    {
        models.Model("devA-f16");
        var trace = Path.Combine(_folder, "trace");
        var (exit, _, _) = await RunAsync("transcribe", GoldenModels.File("fr_5s.wav"), "--model", models.FileOf("devA-f16"), "--plain", "--trace", trace, "--json");
        Assert.Equal(0, exit);
        var written = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(trace, "trace.json"), TestContext.Current.CancellationToken)).RootElement;
        var expected = GoldenModels.Case("fr_5s.devA-f16").GetProperty("float64").GetProperty("windows");
        Assert.Equal(expected.EnumerateArray().Select(w => Ints(w, "tokens")), written.GetProperty("windows").EnumerateArray().Select(w => Ints(w, "tokens")));
        foreach (var array in written.GetProperty("arrays").EnumerateObject())
        {
            var count = array.Value.EnumerateArray().Aggregate(1L, (n, d) => n * d.GetInt32());
            Assert.Equal(count * sizeof(float), new FileInfo(Path.Combine(trace, array.Name + ".f32")).Length);
        }
        Assert.Equal(["conv", "encoder", "layer0", "layer1", "logits_first", "logits_sot", "mel"], written.GetProperty("arrays").EnumerateObject().Select(a => a.Name).Order());
    }

    [Theory]
    [InlineData("no file given")]
    [InlineData("no such file", "missing.wav")]
    [InlineData("not understood", "--loud")]
    [InlineData("not understood", "--beam", "0")]
    [InlineData("--trace takes", "WAV", "--trace", "DIR")]
    [InlineData("knows no language", "WAV", "--language", "klingon")]
    [InlineData("magic", "WAV", "--model", "WAV")]
    [InlineData("neither a WAV file nor a capture", "TEXT")]
    [InlineData("expected a WAV file", "CUT")]
    public async Task Transcribe_AskedForNonsense_IsRefusedWithASentence(string sentence, params string[] args)
    {
        var cut = Path.Combine(_folder, "cut.wav");
        await File.WriteAllBytesAsync(cut, "RIFF1234WAVEfmt "u8.ToArray(), TestContext.Current.CancellationToken);
        var (exit, output, error) = await RunAsync(["transcribe", .. args.Select(a => a switch
        {
            "WAV" => GoldenModels.File("fr_5s.wav"), "TEXT" => GoldenModels.File("README.md"), "CUT" => cut, "DIR" => _folder, _ => a,
        })]);
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains(sentence, error);
    }

    private static short[] Voice()
    {
        using var file = File.OpenRead(GoldenModels.File("fr_5s.wav"));
        return Wav.Read(file)!.Channels[0];
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static List<string?> Speakers(JsonElement call) =>
        [.. call.GetProperty("segments").EnumerateArray().Select(s => s.TryGetProperty("speaker", out var speaker) ? speaker.GetString() : null)];

    private static List<string?> Texts(JsonElement call) => [.. call.GetProperty("segments").EnumerateArray().Select(s => s.GetProperty("text").GetString())];

    private static int[] Ints(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetInt32())];

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        return (await CommandLine.RunAsync(args, output, error), output.ToString(), error.ToString());
    }
}
