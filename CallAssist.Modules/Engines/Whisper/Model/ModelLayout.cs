namespace CallAssist.Engines.Whisper.Model;

/// <summary>Which tensors a model of a given shape must have, and how large each is.</summary>
internal static class ModelLayout
{
    /// <summary>Null when all are there with their shapes, else what is missing or wrong.</summary>
    public static string? Problem(ModelShape shape, IReadOnlyDictionary<string, Tensor> tensors)
    {
        foreach (var (name, dimensions, plain) in Expected(shape))
        {
            if (!tensors.TryGetValue(name, out var tensor)) return $"tensor {name} is missing";
            if (!tensor.Shape.SequenceEqual(dimensions)) return $"tensor {name} has the shape {Text(tensor.Shape)}, expected {Text(dimensions)}";
            if (plain && tensor.Type.IsQuantised()) return $"tensor {name} is stored as {tensor.Type.Label()}, expected f32 or f16";
        }
        return null;
    }

    private static IEnumerable<(string Name, int[] Shape, bool Plain)> Expected(ModelShape s)
    {
        int state = s.AudioState;
        yield return ("encoder.positional_embedding", [state, s.AudioContext], true);
        yield return ("encoder.conv1.weight", [3, s.Mels, state], true);
        yield return ("encoder.conv1.bias", [1, state], true);
        yield return ("encoder.conv2.weight", [3, state, state], true);
        yield return ("encoder.conv2.bias", [1, state], true);
        foreach (var norm in Norm("encoder.ln_post", state)) yield return norm;
        for (var i = 0; i < s.AudioLayers; i++)
            foreach (var item in Block($"encoder.blocks.{i}.", state, cross: false)) yield return item;

        yield return ("decoder.positional_embedding", [state, s.TextContext], true);
        yield return ("decoder.token_embedding.weight", [state, s.Vocabulary], false);
        foreach (var norm in Norm("decoder.ln", state)) yield return norm;
        for (var i = 0; i < s.TextLayers; i++)
            foreach (var item in Block($"decoder.blocks.{i}.", state, cross: true)) yield return item;
    }

    private static IEnumerable<(string, int[], bool)> Block(string prefix, int state, bool cross)
    {
        string[] attentions = cross ? ["attn", "cross_attn"] : ["attn"];
        foreach (var attention in attentions)
        {
            foreach (var item in Norm($"{prefix}{attention}_ln", state)) yield return item;
            foreach (var part in (string[])["query", "key", "value", "out"])
            {
                yield return ($"{prefix}{attention}.{part}.weight", [state, state], false);
                if (part != "key") yield return ($"{prefix}{attention}.{part}.bias", [state], true);
            }
        }
        foreach (var item in Norm(prefix + "mlp_ln", state)) yield return item;
        yield return (prefix + "mlp.0.weight", [state, 4 * state], false);
        yield return (prefix + "mlp.0.bias", [4 * state], true);
        yield return (prefix + "mlp.2.weight", [4 * state, state], false);
        yield return (prefix + "mlp.2.bias", [state], true);
    }

    private static IEnumerable<(string, int[], bool)> Norm(string name, int state) =>
        [(name + ".weight", [state], true), (name + ".bias", [state], true)];

    private static string Text(IEnumerable<int> shape) => string.Join(" x ", shape);
}
