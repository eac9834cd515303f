namespace CallAssist.Engines.Whisper.Model;

/// <summary>A linear layer y = W x + b.</summary>
/// <param name="Weight">One row per output.</param>
/// <param name="Bias">One value per output, or empty.</param>
internal sealed record Linear(Matrix Weight, float[] Bias);

/// <summary>Gain and offset of a layer norm.</summary>
internal sealed record Norm(float[] Gain, float[] Offset);

/// <summary>The four projections of an attention and the norm before it.</summary>
internal sealed record AttentionWeights(Norm Norm, Linear Query, Linear Key, Linear Value, Linear Output);

/// <summary>One transformer block; <see cref="Cross"/> is null in the encoder.</summary>
internal sealed record BlockWeights(AttentionWeights Self, AttentionWeights? Cross, Norm MlpNorm, Linear Up, Linear Down);

/// <summary>The tensors of a model by their part in the network. Matrices stay in the mapped file, vectors are copied.</summary>
internal sealed class ModelWeights
{
    private readonly IReadOnlyDictionary<string, Tensor> _tensors;

    public ModelWeights(ModelContent content)
    {
        _tensors = content.Tensors;
        Conv1 = LinearOf("encoder.conv1");
        Conv2 = LinearOf("encoder.conv2");
        AudioPositions = Vector("encoder.positional_embedding");
        Encoder = [.. Enumerable.Range(0, content.Shape.AudioLayers).Select(i => Block($"encoder.blocks.{i}.", cross: false))];
        EncoderNorm = NormOf("encoder.ln_post");
        TokenEmbedding = _tensors["decoder.token_embedding.weight"].AsMatrix();
        TextPositions = Vector("decoder.positional_embedding");
        Decoder = [.. Enumerable.Range(0, content.Shape.TextLayers).Select(i => Block($"decoder.blocks.{i}.", cross: true))];
        DecoderNorm = NormOf("decoder.ln");
    }

    /// <summary>Kernel 3, stride 1; a row is [input][tap].</summary>
    public Linear Conv1 { get; }

    /// <summary>Kernel 3, stride 2; a row is [input][tap].</summary>
    public Linear Conv2 { get; }

    /// <summary>[position][state].</summary>
    public float[] AudioPositions { get; }

    public IReadOnlyList<BlockWeights> Encoder { get; }

    public Norm EncoderNorm { get; }

    /// <summary>One row per token; also the output matrix.</summary>
    public Matrix TokenEmbedding { get; }

    /// <summary>[position][state].</summary>
    public float[] TextPositions { get; }

    public IReadOnlyList<BlockWeights> Decoder { get; }

    public Norm DecoderNorm { get; }

    private BlockWeights Block(string prefix, bool cross) => new(
        Attention(prefix + "attn"), cross ? Attention(prefix + "cross_attn") : null, NormOf(prefix + "mlp_ln"), LinearOf(prefix + "mlp.0"), LinearOf(prefix + "mlp.2"));

    private AttentionWeights Attention(string name) => new(
        NormOf(name + "_ln"), LinearOf(name + ".query"), LinearOf(name + ".key"), LinearOf(name + ".value"), LinearOf(name + ".out"));

    private Linear LinearOf(string name) => new(
        _tensors[name + ".weight"].AsMatrix(), _tensors.TryGetValue(name + ".bias", out var bias) ? bias.ToArray() : []);

    private Norm NormOf(string name) => new(Vector(name + ".weight"), Vector(name + ".bias"));

    private float[] Vector(string name) => _tensors[name].ToArray();
}
