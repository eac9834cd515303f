using System.Text;

namespace CallAssist.Benchmarks;

/// <summary>Whisper models of the true shapes with random weights: speed does not depend on what they say.</summary>
internal static class RandomModel
{
    private static readonly Dictionary<string, (int State, int Heads, int Encoder, int Decoder, int Vocabulary, int Mels)> Shapes = new()
    {
        ["tiny"] = (384, 6, 4, 4, 51_865, 80),
        ["base"] = (512, 8, 6, 6, 51_865, 80),
        ["small"] = (768, 12, 12, 12, 51_865, 80),
        ["medium"] = (1024, 16, 24, 24, 51_865, 80),
        ["large-v3-turbo"] = (1280, 20, 32, 4, 51_866, 128),
    };

    private static readonly Dictionary<string, (int Type, int FileType, int BlockBytes, int HeadBytes)> Types = new()
    {
        ["f32"] = (0, 0, 128, 0), ["f16"] = (1, 1, 64, 0),
        ["q4_0"] = (2, 2002, 18, 2), ["q4_1"] = (3, 2003, 20, 4), ["q5_0"] = (6, 2008, 22, 2), ["q5_1"] = (7, 2009, 24, 4), ["q8_0"] = (8, 2007, 34, 2),
    };

    /// <summary>Writes a model file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="size">tiny, base, small, medium or large-v3-turbo.</param>
    /// <param name="type">f32, f16, q8_0, q5_0, q5_1, q4_0 or q4_1.</param>
    public static void Write(string path, string size, string type)
    {
        using var file = new BinaryWriter(File.Create(path));
        var writer = new Writer(file, new Random(7), type);
        var shape = Shapes[size];
        foreach (var value in (int[])[0x67676d6c, shape.Vocabulary, 1500, shape.State, shape.Heads, shape.Encoder, 448, shape.State, shape.Heads, shape.Decoder, shape.Mels, Types[type].FileType, shape.Mels, 201])
            file.Write(value);
        for (var mel = 0; mel < shape.Mels; mel++)
            for (var bin = 0; bin < 201; bin++) file.Write(bin / 2 == mel ? 0.02f : 0f);
        file.Write(256);
        for (var i = 0; i < 256; i++)
        {
            file.Write(1);
            file.Write((byte)i);
        }
        writer.Network(shape.State, shape.Encoder, shape.Decoder, shape.Vocabulary, shape.Mels);
    }

    private sealed class Writer(BinaryWriter file, Random random, string type)
    {
        public void Network(int state, int encoder, int decoder, int vocabulary, int mels)
        {
            Plain("encoder.positional_embedding", 0.3f, state, 1500);
            Convolution("encoder.conv1", mels, state);
            Convolution("encoder.conv2", state, state);
            for (var i = 0; i < encoder; i++) Block($"encoder.blocks.{i}.", state, cross: false);
            Norm("encoder.ln_post", state);
            Plain("decoder.positional_embedding", 0.3f, state, 448);
            Weight("decoder.token_embedding.weight", state, vocabulary);
            for (var i = 0; i < decoder; i++) Block($"decoder.blocks.{i}.", state, cross: true);
            Norm("decoder.ln", state);
        }

        private void Block(string prefix, int state, bool cross)
        {
            foreach (var attention in cross ? (string[])["attn", "cross_attn"] : ["attn"])
            {
                Norm(prefix + attention + "_ln", state);
                foreach (var part in (string[])["query", "key", "value", "out"]) Linear(prefix + attention + "." + part, state, state, bias: part != "key");
            }
            Norm(prefix + "mlp_ln", state);
            Linear(prefix + "mlp.0", state, 4 * state, bias: true);
            Linear(prefix + "mlp.2", 4 * state, state, bias: true);
        }

        private void Linear(string name, int inputs, int outputs, bool bias)
        {
            Weight(name + ".weight", inputs, outputs);
            if (bias) Plain(name + ".bias", 0.1f, outputs);
        }

        private void Norm(string name, int state)
        {
            Header(name + ".weight", 0, state);
            for (var i = 0; i < state; i++) file.Write(1f);
            Plain(name + ".bias", 0.1f, state);
        }

        private void Convolution(string name, int inputs, int outputs)
        {
            Header(name + ".weight", type == "f32" ? 0 : 1, 3, inputs, outputs);
            for (var i = 0; i < 3 * inputs * outputs; i++)
                if (type == "f32") file.Write(Value(0.05f));
                else file.Write((Half)Value(0.05f));
            Plain(name + ".bias", 0.1f, 1, outputs);
        }

        private void Plain(string name, float deviation, params int[] dimensions)
        {
            Header(name, 0, dimensions);
            for (var i = dimensions.Aggregate(1, (a, b) => a * b); i > 0; i--) file.Write(Value(deviation));
        }

        /// <summary>A stock of random rows is written again and again.</summary>
        private void Weight(string name, int inputs, int outputs)
        {
            Header(name, Types[type].Type, inputs, outputs);
            var row = new byte[inputs / 32 * Types[type].BlockBytes];
            for (var i = 0; i < outputs; i++)
            {
                if (i % 16 == 0) Fill(row);
                file.Write(row);
            }
        }

        private void Fill(Span<byte> row)
        {
            var (id, _, bytes, head) = Types[type];
            if (id > 1) random.NextBytes(row);
            for (var i = 0; i < row.Length; i += id switch { 0 => 4, 1 => 2, _ => bytes })
            {
                if (id == 0) BitConverter.TryWriteBytes(row[i..], Value(0.04f));
                else if (id == 1) BitConverter.TryWriteBytes(row[i..], (Half)Value(0.04f));
                else for (var j = 0; j < head; j += 2) BitConverter.TryWriteBytes(row[(i + j)..], (Half)(j == 0 ? id == 8 ? 0.0005f : 0.005f : -0.05f));
            }
        }

        private float Value(float deviation) => deviation * 1.7f * (2 * random.NextSingle() - 1);

        private void Header(string name, int tensorType, params int[] dimensions)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            file.Write(dimensions.Length);
            file.Write(bytes.Length);
            file.Write(tensorType);
            foreach (var dimension in dimensions) file.Write(dimension);
            file.Write(bytes);
        }
    }
}
