using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Decoding;

/// <summary>
/// Heads of the decoder whose attention follows the audio word by word. For OpenAI's models they are known (published with the models,
/// <c>openai/whisper: __init__.py</c>); for others all heads of the upper layers are taken, as OpenAI does.
/// </summary>
internal static class AlignmentHeads
{
    /// <summary>No more heads than these are looked at in unknown models.</summary>
    private const int Most = 24;

    /// <summary>Pairs of layer and head.</summary>
    public static (int Layer, int Head)[] Of(ModelShape shape, bool multilingual) => Known(shape, multilingual) ?? Upper(shape);

    private static (int, int)[]? Known(ModelShape shape, bool multilingual) => (shape.TextState, shape.TextLayers, multilingual, shape.Mels) switch
    {
        (384, 4, true, _) => [(2, 2), (3, 0), (3, 2), (3, 3), (3, 4), (3, 5)],
        (384, 4, false, _) => [(1, 0), (2, 0), (2, 5), (3, 0), (3, 1), (3, 2), (3, 3), (3, 4)],
        (512, 6, true, _) => [(3, 1), (4, 2), (4, 3), (4, 7), (5, 1), (5, 2), (5, 4), (5, 6)],
        (512, 6, false, _) => [(3, 3), (4, 7), (5, 1), (5, 5), (5, 7)],
        (768, 12, true, _) => [(5, 3), (5, 9), (8, 0), (8, 4), (8, 7), (8, 8), (9, 0), (9, 7), (9, 9), (10, 5)],
        (1024, 24, true, _) => [(13, 15), (15, 4), (15, 15), (16, 1), (20, 0), (23, 4)],
        (1280, 32, true, 128) => [(7, 0), (10, 17), (12, 18), (13, 12), (16, 1), (17, 14), (19, 11), (21, 4), (24, 1), (25, 6)],
        (1280, 4, true, _) => [(2, 4), (2, 11), (3, 3), (3, 6), (3, 11), (3, 14)],
        _ => null,
    };

    private static (int, int)[] Upper(ModelShape shape) =>
    [
        .. Enumerable.Range(0, shape.TextLayers).Reverse().Take((shape.TextLayers + 1) / 2)
            .SelectMany(layer => Enumerable.Range(0, shape.TextHeads).Select(head => (layer, head))).Take(Most),
    ];
}
