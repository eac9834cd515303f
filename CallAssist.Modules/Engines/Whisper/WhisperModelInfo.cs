using System.Globalization;
using CallAssist.Engines.Whisper.Model;
using CallAssist.Engines.Whisper.Text;

namespace CallAssist.Engines.Whisper;

/// <summary>What a model file is.</summary>
/// <param name="Size">"tiny" to "large-v3-turbo", with ".en" for English only, or "custom".</param>
/// <param name="Quantisation">Type of most weights: f32, f16, q8_0, q5_0, q5_1, q4_0, q4_1.</param>
/// <param name="AudioLayers">Encoder layers.</param>
/// <param name="TextLayers">Decoder layers.</param>
/// <param name="State">Width of the network.</param>
/// <param name="Heads">Attention heads.</param>
/// <param name="Mels">Mel bands: 80 or 128.</param>
/// <param name="Vocabulary">Tokens, special ones included.</param>
/// <param name="Multilingual">False: English only.</param>
/// <param name="FileBytes">Size of the file.</param>
public sealed record WhisperModelInfo(
    string Size,
    string Quantisation,
    int AudioLayers,
    int TextLayers,
    int State,
    int Heads,
    int Mels,
    int Vocabulary,
    bool Multilingual,
    long FileBytes)
{
    /// <summary>One line for people: "base q5_0, 6+6 layers of 512, 80 mels, multilingual, 55 MB".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Size} {Quantisation}, {AudioLayers}+{TextLayers} layers of {State}, {Mels} mels, {(Multilingual ? "multilingual" : "English")}, {FileBytes / 1e6:F0} MB");

    internal static WhisperModelInfo From(ModelContent content, long bytes)
    {
        var shape = content.Shape;
        var multilingual = new Vocabulary(shape, []).Multilingual;
        var quantisation = content.Tensors["encoder.blocks.0.mlp.0.weight"].Type.Label();
        return new WhisperModelInfo(
            SizeOf(shape) + (multilingual || SizeOf(shape) == "custom" ? "" : ".en"), quantisation, shape.AudioLayers, shape.TextLayers,
            shape.AudioState, shape.AudioHeads, shape.Mels, shape.Vocabulary, multilingual, bytes);
    }

    private static string SizeOf(ModelShape shape) => (shape.AudioState, shape.AudioLayers, shape.TextLayers, shape.Mels) switch
    {
        (384, 4, 4, _) => "tiny",
        (512, 6, 6, _) => "base",
        (768, 12, 12, _) => "small",
        (1024, 24, 24, _) => "medium",
        (1280, 32, 32, 128) => "large-v3",
        (1280, 32, 32, _) => "large",
        (1280, 32, 4, _) => "large-v3-turbo",
        _ => "custom",
    };
}
