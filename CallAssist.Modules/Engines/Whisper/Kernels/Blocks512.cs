using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>32 stored values as <see cref="ManyDots512"/> multiplies them; the compiler makes kernels of their own for each way of storing.</summary>
internal unsafe interface IBlock512<TSelf>
{
    /// <summary>Bytes of 32 stored values.</summary>
    static abstract int Bytes { get; }

    /// <summary>Bytes of 32 values of a vector.</summary>
    static abstract int VectorBytes { get; }

    /// <summary>Lays vectors out as [block][vector][32]; those beyond <paramref name="vectors"/> are zero.</summary>
    static abstract void Prepare(float* x, nint stride, int columns, int vectors, int size, byte* to, float* scales);

    static abstract TSelf Load(byte* block, float* scale);

    /// <summary>sum + these values times 32 values of a vector.</summary>
    Vector512<float> AddTo(Vector512<float> sum, byte* x);
}

/// <summary>Whole numbers of 16 bits.</summary>
internal readonly unsafe struct WordBlock<TWords>(Vector512<short> words, Vector512<float> scale) : IBlock512<WordBlock<TWords>> where TWords : struct, IWords512
{
    private readonly Vector512<short> _words = words;
    private readonly Vector512<float> _scale = scale;

    public static int Bytes => TWords.Bytes;

    public static int VectorBytes => 64;

    public static void Prepare(float* x, nint stride, int columns, int vectors, int size, byte* to, float* scales)
    {
        new Span<byte>(to, columns / TensorTypes.BlockValues * size * VectorBytes).Clear();
        Words.Round(x, stride, columns, vectors, (short*)to, TensorTypes.BlockValues, size * TensorTypes.BlockValues, scales);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WordBlock<TWords> Load(byte* block, float* scale) => new(TWords.Words(block), Words512.Scale(block) * *scale);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> AddTo(Vector512<float> sum, byte* x) => Words512.Add(sum, _words, Vector512.Load((short*)x), _scale);
}

/// <summary>Floats.</summary>
internal readonly unsafe struct FloatBlock<TStored>(Vector512<float> low, Vector512<float> high) : IBlock512<FloatBlock<TStored>> where TStored : struct, IStored512
{
    private readonly Vector512<float> _low = low;
    private readonly Vector512<float> _high = high;

    public static int Bytes => TStored.Bytes;

    public static int VectorBytes => 128;

    public static void Prepare(float* x, nint stride, int columns, int vectors, int size, byte* to, float* scales)
    {
        for (var at = 0; at < columns; at += TensorTypes.BlockValues)
            for (var v = 0; v < size; v++, to += VectorBytes)
            {
                var block = new Span<float>(to, TensorTypes.BlockValues);
                if (v < vectors) new ReadOnlySpan<float>(x + v * stride + at, TensorTypes.BlockValues).CopyTo(block);
                else block.Clear();
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FloatBlock<TStored> Load(byte* block, float* scale) => new(TStored.Low(block), TStored.High(block));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> AddTo(Vector512<float> sum, byte* x) =>
        Vector512.FusedMultiplyAdd(_high, Vector512.Load((float*)x + 16), Vector512.FusedMultiplyAdd(_low, Vector512.Load((float*)x), sum));
}
