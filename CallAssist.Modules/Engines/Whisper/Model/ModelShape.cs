namespace CallAssist.Engines.Whisper.Model;

/// <summary>The header of a model file, field by field in file order.</summary>
internal readonly record struct ModelShape(
    int Vocabulary,
    int AudioContext,
    int AudioState,
    int AudioHeads,
    int AudioLayers,
    int TextContext,
    int TextState,
    int TextHeads,
    int TextLayers,
    int Mels,
    int FileType)
{
    /// <summary>Number of fields in the file.</summary>
    public const int Fields = 11;

    public static ModelShape From(ReadOnlySpan<int> fields) => new(
        fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6], fields[7], fields[8], fields[9], fields[10]);

    /// <summary>Null, or why no engine can run such a model.</summary>
    public string? Problem()
    {
        if (Vocabulary is < 51_000 or > 60_000) return $"a vocabulary of {Vocabulary} tokens is not Whisper's";
        if (AudioContext is < 2 or > 1500) return $"{AudioContext} audio positions (expected 1500)";
        if (TextContext is < 16 or > 4096) return $"{TextContext} text positions (expected 448)";
        if (Mels is < 1 or > 256) return $"{Mels} mel bands (expected 80 or 128)";
        if (AudioState is < 16 or > 8192) return $"an audio state of {AudioState}";
        if (TextState != AudioState) return $"text state {TextState} and audio state {AudioState} differ";
        if (AudioLayers is < 1 or > 128 || TextLayers is < 1 or > 128) return $"{AudioLayers} audio and {TextLayers} text layers";
        if (AudioHeads < 1 || AudioState % AudioHeads != 0) return $"{AudioHeads} audio heads do not divide a state of {AudioState}";
        if (TextHeads < 1 || TextState % TextHeads != 0) return $"{TextHeads} text heads do not divide a state of {TextState}";
        return null;
    }
}
