using System.Text;

namespace CallAssist.Engines.Whisper.Model;

/// <summary>What a model file holds; the bytes stay in the mapped file.</summary>
internal sealed record ModelContent(ModelShape Shape, float[] MelFilters, byte[][] Tokens, IReadOnlyDictionary<string, Tensor> Tensors);

/// <summary>Reads Whisper's ggml container: magic, header, mel filters, vocabulary, tensors until the end.</summary>
/// <remarks>Layout: whisper.cpp, <c>models/convert-pt-to-ggml.py</c>.</remarks>
internal static unsafe class ModelFile
{
    private const int Magic = 0x67676d6c;
    private const int Bins = 201;
    private const int LongestToken = 1024;
    private const int LongestName = 256;

    /// <summary>Null with a sentence in <paramref name="problem"/> when the bytes are not a model that can run.</summary>
    public static ModelContent? Read(byte* start, long length, out string problem)
    {
        var cursor = new ByteCursor(start, length);
        if (cursor.Int32() is var magic && magic != Magic) return Refuse(out problem, cursor.Short ? "the file is empty or too short" : $"not a ggml Whisper model (magic 0x{magic:x8}, expected 0x{Magic:x8})");

        Span<int> fields = stackalloc int[ModelShape.Fields];
        for (var i = 0; i < fields.Length; i++) fields[i] = cursor.Int32();
        var shape = ModelShape.From(fields);
        if (cursor.Short) return Refuse(out problem, "truncated inside the header");
        if (shape.Problem() is { } wrong) return Refuse(out problem, $"unusable header: {wrong}");

        if (ReadFilters(ref cursor, shape, out problem) is not { } filters) return null;
        if (ReadTokens(ref cursor, shape, out problem) is not { } tokens) return null;
        if (ReadTensors(ref cursor, out problem) is not { } tensors) return null;
        if (ModelLayout.Problem(shape, tensors) is { } misfit) return Refuse(out problem, misfit);
        return new ModelContent(shape, filters, tokens, tensors);
    }

    private static float[]? ReadFilters(ref ByteCursor cursor, ModelShape shape, out string problem)
    {
        var (mels, bins) = (cursor.Int32(), cursor.Int32());
        if (!cursor.Short && (mels != shape.Mels || bins != Bins))
        {
            problem = $"mel filters of {mels} x {bins}, expected {shape.Mels} x {Bins}";
            return null;
        }
        var count = shape.Mels * Bins;
        var data = cursor.Take(count * 4L);
        problem = "truncated inside the mel filters";
        if (data is null) return null;
        var filters = new float[count];
        fixed (float* to = filters) Dequantise.Run(TensorType.F32, data, to, count);
        return filters;
    }

    private static byte[][]? ReadTokens(ref ByteCursor cursor, ModelShape shape, out string problem)
    {
        var count = cursor.Int32();
        if (!cursor.Short && (count < 1 || count > shape.Vocabulary))
        {
            problem = $"{count} vocabulary entries for {shape.Vocabulary} tokens";
            return null;
        }
        var tokens = new byte[cursor.Short ? 0 : count][];
        for (var i = 0; i < tokens.Length; i++)
        {
            var length = cursor.Int32();
            if (length is < 0 or > LongestToken)
            {
                problem = $"vocabulary entry {i} is {(uint)length} bytes long";
                return null;
            }
            var bytes = cursor.Take(length);
            tokens[i] = bytes is null ? [] : new ReadOnlySpan<byte>(bytes, length).ToArray();
        }
        problem = "truncated inside the vocabulary";
        return cursor.Short ? null : tokens;
    }

    private static Dictionary<string, Tensor>? ReadTensors(ref ByteCursor cursor, out string problem)
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        problem = "";
        var last = "the vocabulary";
        while (cursor.Left > 0)
        {
            if (ReadTensor(ref cursor, last, out problem) is not { } tensor) return null;
            if (!tensors.TryAdd(tensor.Name, tensor))
            {
                problem = $"tensor {tensor.Name} is there twice";
                return null;
            }
            last = tensor.Name;
        }
        return tensors;
    }

    private static Tensor? ReadTensor(ref ByteCursor cursor, string after, out string problem)
    {
        problem = $"truncated: the tensor after {after} is cut";
        var (dimensions, nameLength, type) = (cursor.Int32(), cursor.Int32(), (TensorType)cursor.Int32());
        if (cursor.Short) return null;
        problem = $"the tensor after {after} is broken ({dimensions} dimensions, name of {nameLength} bytes)";
        if (dimensions is < 1 or > 4 || nameLength is < 1 or > LongestName) return null;

        var shape = new int[dimensions];
        long count = 1;
        for (var i = 0; i < dimensions; i++)
        {
            shape[i] = cursor.Int32();
            if (shape[i] is < 1 or > 1 << 26) return cursor.Short ? Cut(after, out problem) : null;
            count *= shape[i];
            if (count > 1L << 34) return null;
        }
        var nameBytes = cursor.Take(nameLength);
        if (nameBytes is null) return Cut(after, out problem);
        var name = Encoding.UTF8.GetString(nameBytes, nameLength);
        problem = $"tensor {name} has the unknown type {(int)type}";
        if (!type.IsKnown()) return null;
        problem = $"tensor {name} has rows of {shape[0]} values, which {type.Label()} cannot hold (blocks of {TensorTypes.BlockValues})";
        if (type.IsQuantised() && shape[0] % TensorTypes.BlockValues != 0) return null;
        problem = $"truncated: the file ends inside tensor {name}";
        var data = cursor.Take(type.RowBytes(count));
        return data is null ? null : new Tensor(name, type, shape, (nint)data);
    }

    private static Tensor? Cut(string after, out string problem)
    {
        problem = $"truncated: the tensor after {after} is cut";
        return null;
    }

    private static ModelContent? Refuse(out string problem, string sentence)
    {
        problem = sentence;
        return null;
    }
}
