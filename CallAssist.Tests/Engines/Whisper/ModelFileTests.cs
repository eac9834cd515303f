using CallAssist.Engines.Whisper;

namespace CallAssist.Tests.Engines.Whisper;

public sealed class ModelFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("whisper-model-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TryOpen_DemoModel_SaysWhatItIs()
    {
        using var model = DemoModel.Open();
        Assert.Equal(("custom", "q8_0", 4, 3, 192, 80, 51_865, true),
            (model.Info.Size, model.Info.Quantisation, model.Info.AudioLayers, model.Info.TextLayers, model.Info.State, model.Info.Mels, model.Info.Vocabulary, model.Info.Multilingual));
        Assert.Equal("custom q8_0, 4+3 layers of 192, 80 mels, multilingual, 16 MB", model.Info.ToString());
    }

    [Fact]
    public void TryOpen_NoSuchFile_SaysSo()
    {
        Assert.Null(WhisperModel.TryOpen(Path.Combine(_folder, "none.bin"), out var problem));
        Assert.Contains("no such file", problem);
    }

    [Theory]
    [InlineData(0, "empty")]
    [InlineData(3, "too short")]
    [InlineData(20, "inside the header")]
    [InlineData(5_000, "inside the mel filters")]
    [InlineData(66_000, "inside the vocabulary")]
    [InlineData(1_000_000, "ends inside tensor")]
    [InlineData(16_312_394, "ends inside tensor")]
    public void TryOpen_CutFile_SaysWhere(int length, string expected)
    {
        Assert.Null(Open(File.ReadAllBytes(DemoModel.Path)[..length], out var problem));
        Assert.Contains(expected, problem);
    }

    [Theory]
    [InlineData(0, 0x46554747, "magic 0x46554747")]
    [InlineData(4, 12, "vocabulary of 12")]
    [InlineData(12, 200, "differ")]
    [InlineData(16, 7, "7 audio heads")]
    [InlineData(40, 128, "mel filters of 80")]
    [InlineData(20, 5, "encoder.blocks.4")]
    public void TryOpen_WrongHeader_SaysWhatIsWrong(int at, int value, string expected)
    {
        var bytes = File.ReadAllBytes(DemoModel.Path);
        BitConverter.TryWriteBytes(bytes.AsSpan(at), value);
        Assert.Null(Open(bytes, out var problem));
        Assert.Contains(expected, problem);
    }

    [Fact]
    public void TryOpen_UnknownTensorType_NamesTheTensor()
    {
        var bytes = File.ReadAllBytes(DemoModel.Path);
        var name = bytes.AsSpan().IndexOf("encoder.blocks.0.attn.query.weight"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(name - 12), 99);
        Assert.Null(Open(bytes, out var problem));
        Assert.Contains("encoder.blocks.0.attn.query.weight has the unknown type 99", problem);
    }

    [Fact]
    public void TryOpen_MissingTensor_NamesIt()
    {
        var bytes = File.ReadAllBytes(DemoModel.Path);
        "encoder.blocks.0.attn.query.weighs"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf("encoder.blocks.0.attn.query.weight"u8)));
        Assert.Null(Open(bytes, out var problem));
        Assert.Contains("tensor encoder.blocks.0.attn.query.weight is missing", problem);
    }

    private WhisperModel? Open(byte[] bytes, out string problem)
    {
        var path = Path.Combine(_folder, "model.bin");
        File.WriteAllBytes(path, bytes);
        return WhisperModel.TryOpen(path, out problem);
    }
}
