using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Tests.Engines.Whisper;

/// <summary>A random matrix of weights as a model file stores it, and what its values are by the format's definition.</summary>
internal sealed unsafe class StoredMatrix : IDisposable
{
    private readonly FloatBuffer _data;
    private readonly TensorType _type;

    public StoredMatrix(TensorType type, int rows, int columns, Random random)
    {
        _type = type;
        _data = new FloatBuffer(type.RowBytes((long)rows * columns) / sizeof(float) + 64); // kernels fetch ahead and load whole vectors
        Matrix = new Matrix((byte*)_data.Pointer, type, rows, columns);
        var bytes = new Span<byte>(_data.Pointer, (int)type.RowBytes((long)rows * columns));
        random.NextBytes(bytes);
        for (var at = 0; at < bytes.Length; at += type switch { TensorType.F32 => 4, TensorType.F16 => 2, _ => type.BytesPerBlock() })
        {
            var value = (2 * random.NextSingle() - 1) * (type.IsQuantised() ? 0.01f : 0.5f);
            if (type == TensorType.F32) BitConverter.TryWriteBytes(bytes[at..], value);
            else BitConverter.TryWriteBytes(bytes[at..], (Half)value);
            if (type is TensorType.Q4_1 or TensorType.Q5_1) BitConverter.TryWriteBytes(bytes[(at + 2)..], (Half)(-8 * value));
        }
    }

    public Matrix Matrix { get; }

    /// <summary>FORMAT of ggml: blocks of 32 with a scale, an offset for the _1 types, the fifth bits apart.</summary>
    public double Value(int row, int column)
    {
        var start = Matrix.Row(row);
        if (_type == TensorType.F32) return ((float*)start)[column];
        if (_type == TensorType.F16) return (double)((Half*)start)[column];
        var block = start + column / 32 * _type.BytesPerBlock();
        var (scale, place) = ((double)*(Half*)block, column % 32);
        var offset = (double)*(Half*)(block + 2);
        uint Fifth(byte* word) => (*(uint*)word >> place & 1) << 4;
        int Nibble(byte* values) => place < 16 ? values[place] & 15 : values[place - 16] >> 4;
        return _type switch
        {
            TensorType.Q8_0 => scale * (sbyte)block[2 + place],
            TensorType.Q4_0 => scale * (Nibble(block + 2) - 8),
            TensorType.Q4_1 => scale * Nibble(block + 4) + offset,
            TensorType.Q5_0 => scale * ((Nibble(block + 6) | (int)Fifth(block + 2)) - 16),
            _ => scale * (Nibble(block + 8) | (int)Fifth(block + 4)) + offset,
        };
    }

    public void Dispose() => _data.Dispose();
}
