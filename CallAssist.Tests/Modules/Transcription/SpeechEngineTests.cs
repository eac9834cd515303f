using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Tests.Engines.Whisper;
using CallAssist.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallAssist.Tests.Modules.Transcription;

/// <summary>The engine's state, and models tried before they are taken into use.</summary>
public sealed class SpeechEngineTests
{
    [Fact]
    public async Task Try_OfASoundModel_GivesChecksumTimeAndWhatItHeard()
    {
        await using var host = await WebHost.StartAsync();
        Put(host, "ggml-demo-fr.bin", await File.ReadAllBytesAsync(DemoModel.Path, Token));
        var trial = await Engine(host).TryAsync("ggml-demo-fr.bin", Token);
        Assert.Null(trial.Problem);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(DemoModel.Path, Token))), trial.Sha256);
        Assert.Equal(10, trial.AudioSeconds);
        Assert.Contains("bonjour", trial.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("missing.bin")]
    [InlineData("broken.bin")]
    [InlineData("../callassist.db")]
    public async Task Try_OfSomethingElse_SaysWhatIsWrong(string file)
    {
        await using var host = await WebHost.StartAsync();
        Put(host, "broken.bin", File.ReadAllBytes(DemoModel.Path)[..100_000]);
        var trial = await Engine(host).TryAsync(file, Token);
        Assert.NotEmpty(trial.Problem!);
        Assert.Equal("", trial.Text);
    }

    [Fact]
    public async Task State_BeforeAnyCall_SaysWhatWillCompute()
    {
        await using var host = await WebHost.StartAsync();
        var state = await Engine(host).StateAsync(Token);
        Assert.Equal((null, false, 0, null), (state.Model, state.Working, state.Waiting, state.TimesRealTime));
        Assert.True(state.Threads >= 1);
        Assert.NotEmpty(state.Kernels);
    }

    [Theory]
    [InlineData("Transcription:BeamSize", "0")]
    [InlineData("Transcription:Windows", "99")]
    [InlineData("Transcription:VocabularyStrength", "-1")]
    [InlineData("Transcription:Language", "french")]
    public async Task Settings_OutOfRange_StopTheStartAndNameTheKey(string key, string value)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await using var host = await WebHost.StartAsync(builder => builder.Configuration[key] = value);
        });
        Assert.Contains(key, refusal.Message);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ISpeechEngine Engine(WebHost host) => host.Services.GetRequiredService<ISpeechEngine>();

    private static void Put(WebHost host, string name, byte[] bytes)
    {
        var folder = Directory.CreateDirectory(host.Services.GetRequiredService<IModelShelf>().Folder).FullName;
        File.WriteAllBytes(Path.Combine(folder, name), bytes);
    }
}
