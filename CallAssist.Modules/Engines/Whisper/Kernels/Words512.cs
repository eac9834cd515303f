using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>32 stored values as whole numbers of 16 bits and their common scale; the compiler makes a kernel of its own for each way of storing.</summary>
internal unsafe interface IWords512
{
    /// <summary>Bytes of 32 values.</summary>
    static abstract int Bytes { get; }

    static abstract Vector512<short> Words(byte* block);
}

internal readonly unsafe struct WordsQ8 : IWords512
{
    public static int Bytes => 34;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> Words(byte* block) => Avx512BW.ConvertToVector512Int16(Vector256.Load((sbyte*)block + 2));
}

internal readonly unsafe struct WordsQ4 : IWords512
{
    public static int Bytes => 18;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> Words(byte* block) => Avx512BW.ConvertToVector512Int16(Nibbles(block + 2)) - Vector512.Create((short)8);

    /// <summary>The low halves of 16 bytes, then the high ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Nibbles(byte* from)
    {
        var both = Vector128.Load(from);
        return Vector256.Create(both, (both.AsUInt16() >>> 4).AsByte()) & Vector256.Create((byte)15);
    }
}

internal readonly unsafe struct WordsQ5 : IWords512
{
    public static int Bytes => 22;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> Words(byte* block) =>
        Avx512BW.ConvertToVector512Int16(Values(block)) - Vector512.Create((short)16);

    /// <summary>From 0 to 31.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Values(byte* block) => WordsQ4.Nibbles(block + 6) | FifthBits(block + 2);

    /// <summary>Each bit of a word as 16 or 0 in a byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> FifthBits(byte* word)
    {
        var bytes = Avx2.Shuffle(Vector256.Create(Unsafe.ReadUnaligned<int>(word)).AsByte(), Vector256.Create(0x0000000000000000, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303).AsByte());
        var bits = Vector256.Create(0x8040201008040201).AsByte();
        return Vector256.Equals(bytes & bits, bits) & Vector256.Create((byte)16);
    }
}

/// <summary>
/// Dot products of quantised rows with a <see cref="Words"/> vector: exact sums of whole numbers, then times both scales. It takes two thirds of the instructions of unpacking to floats, and loses far less than halves do.
/// </summary>
internal static unsafe class Words512
{
    /// <summary>False: no kernel for such rows.</summary>
    [SkipLocalsInit]
    public static bool Run(Matrix weights, int firstRow, int rows, float* x, float* result)
    {
        if (!Words.Serve(weights.Type)) return false;
        var columns = weights.Columns;
        var space = stackalloc byte[columns * sizeof(short) + Words.Line];
        var scales = stackalloc float[columns / TensorTypes.BlockValues];
        var words = (short*)Words.Aligned(space);
        Words.Round(x, 0, columns, 1, words, 0, TensorTypes.BlockValues, scales);
        var row = weights.Row(firstRow);
        if (weights.Type == TensorType.Q8_0) One<WordsQ8>(row, rows, columns, words, scales, result);
        else if (weights.Type == TensorType.Q5_0) One<WordsQ5>(row, rows, columns, words, scales, result);
        else One<WordsQ4>(row, rows, columns, words, scales, result);
        return true;
    }

    /// <summary>Four rows side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One<TWords>(byte* row, int rows, int columns, short* x, float* scales, float* result) where TWords : struct, IWords512
    {
        var blocks = columns / 32;
        var rowBytes = (nint)blocks * TWords.Bytes;
        for (var i = 0; i < rows; i += 4, row += 4 * rowBytes)
        {
            var r1 = row + (i + 1 < rows ? rowBytes : 0);
            var r2 = row + (i + 2 < rows ? 2 * rowBytes : 0);
            var r3 = row + (i + 3 < rows ? 3 * rowBytes : 0);
            var a = Vector512<float>.Zero;
            var (b, c, d) = (a, a, a);
            nint at = 0;
            var v = x;
            for (var block = 0; block < blocks; block++, at += TWords.Bytes, v += 32)
            {
                var ahead = row + RowDots512.Ahead + 4 * at;
                Sse.Prefetch0(ahead);
                Sse.Prefetch0(ahead + 64);
                if (TWords.Bytes > 32) Sse.Prefetch0(ahead + 128);
                var (y, scale) = (Vector512.Load(v), Vector512.Create(scales[block]));
                a = Add(a, TWords.Words(row + at), y, scale * Scale(row + at));
                b = Add(b, TWords.Words(r1 + at), y, scale * Scale(r1 + at));
                c = Add(c, TWords.Words(r2 + at), y, scale * Scale(r2 + at));
                d = Add(d, TWords.Words(r3 + at), y, scale * Scale(r3 + at));
            }
            var sums = RowDots512.Sums(a, b, c, d);
            if (i + 4 <= rows) sums.Store(result + i);
            else for (var j = 0; i + j < rows; j++) result[i + j] = sums[j];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> sum, Vector512<short> weights, Vector512<short> x, Vector512<float> scale) =>
        Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(Avx512BW.MultiplyAddAdjacent(weights, x)), scale, sum);

    /// <summary>The half before a block in all lanes, times 2^-112: a half's bits moved to a float's place, the sign kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Scale(byte* block) =>
        ((Vector512.Create(Unsafe.ReadUnaligned<short>(block)).AsInt32() >> 3) & Vector512.Create(unchecked((int)0x8fffe000))).AsSingle();
}
