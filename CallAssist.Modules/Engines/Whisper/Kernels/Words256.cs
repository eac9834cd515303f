using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>32 stored values as whole numbers of 16 bits.</summary>
internal unsafe interface IWords256
{
    /// <summary>Bytes of 32 values.</summary>
    static abstract int Bytes { get; }

    /// <summary>The first sixteen.</summary>
    static abstract Vector256<short> Low(byte* block);

    /// <summary>The last sixteen.</summary>
    static abstract Vector256<short> High(byte* block);
}

/// <summary>Dot products of quantised rows with one to four <see cref="Words"/> vectors, 256 bits at a time.</summary>
internal static unsafe class Words256
{
    /// <summary>False: no kernel for such rows.</summary>
    [SkipLocalsInit]
    public static bool Run(Matrix weights, int firstRow, int rows, float* x, nint stride, int vectors, float* result, nint resultStride)
    {
        if (!Words.Serve(weights.Type)) return false;
        var columns = weights.Columns;
        var space = stackalloc byte[vectors * columns * sizeof(short) + Words.Line];
        var scales = stackalloc float[columns / TensorTypes.BlockValues];
        var words = (short*)Words.Aligned(space);
        Words.Round(x, stride, columns, vectors, words, columns, TensorTypes.BlockValues, scales);
        var row = weights.Row(firstRow);
        if (weights.Type == TensorType.Q8_0) Run<Q8>(row, rows, columns, words, scales, vectors, result, resultStride);
        else if (weights.Type == TensorType.Q5_0) Run<Q5>(row, rows, columns, words, scales, vectors, result, resultStride);
        else Run<Q4>(row, rows, columns, words, scales, vectors, result, resultStride);
        return true;
    }

    private static void Run<TWords>(byte* row, int rows, int columns, short* x, float* scales, int vectors, float* result, nint resultStride) where TWords : struct, IWords256
    {
        if (vectors == 1) One<TWords>(row, rows, columns, x, scales, result);
        else Four<TWords>(row, rows, columns, x, x + columns, x + Math.Min(2, vectors - 1) * columns, x + (vectors - 1) * columns, scales, vectors, result, resultStride);
    }

    /// <summary>Four rows side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One<TWords>(byte* row, int rows, int columns, short* x, float* scales, float* result) where TWords : struct, IWords256
    {
        var blocks = columns / 32;
        var rowBytes = (nint)blocks * TWords.Bytes;
        for (var i = 0; i < rows; i += 4, row += 4 * rowBytes)
        {
            var r1 = row + (i + 1 < rows ? rowBytes : 0);
            var r2 = row + (i + 2 < rows ? 2 * rowBytes : 0);
            var r3 = row + (i + 3 < rows ? 3 * rowBytes : 0);
            var a = Vector256<float>.Zero;
            var (b, c, d) = (a, a, a);
            nint at = 0;
            var v = x;
            for (var block = 0; block < blocks; block++, at += TWords.Bytes, v += 32)
            {
                var ahead = row + RowDots512.Ahead + 4 * at;
                Sse.Prefetch0(ahead);
                Sse.Prefetch0(ahead + 64);
                if (TWords.Bytes > 32) Sse.Prefetch0(ahead + 128);
                var (low, high, scale) = (Vector256.Load(v), Vector256.Load(v + 16), Vector256.Create(scales[block]));
                a = Add(a, TWords.Low(row + at), TWords.High(row + at), low, high, scale * Scale(row + at));
                b = Add(b, TWords.Low(r1 + at), TWords.High(r1 + at), low, high, scale * Scale(r1 + at));
                c = Add(c, TWords.Low(r2 + at), TWords.High(r2 + at), low, high, scale * Scale(r2 + at));
                d = Add(d, TWords.Low(r3 + at), TWords.High(r3 + at), low, high, scale * Scale(r3 + at));
            }
            var sums = RowDots256.Sums(a, b, c, d);
            if (i + 4 <= rows) sums.Store(result + i);
            else for (var j = 0; i + j < rows; j++) result[i + j] = sums[j];
        }
    }

    /// <summary>One row, four vectors; a vector may be given several times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four<TWords>(byte* row, int rows, int columns, short* v0, short* v1, short* v2, short* v3, float* scales, int vectors, float* result, nint resultStride) where TWords : struct, IWords256
    {
        var blocks = columns / 32;
        for (var i = 0; i < rows; i++)
        {
            var a = Vector256<float>.Zero;
            var (b, c, d) = (a, a, a);
            nint j = 0;
            for (var block = 0; block < blocks; block++, row += TWords.Bytes, j += 32)
            {
                Sse.Prefetch0(row + RowDots512.Ahead);
                var (p, q, scale) = (TWords.Low(row), TWords.High(row), Scale(row) * scales[block]);
                a = Add(a, p, q, Vector256.Load(v0 + j), Vector256.Load(v0 + j + 16), scale);
                b = Add(b, p, q, Vector256.Load(v1 + j), Vector256.Load(v1 + j + 16), scale);
                c = Add(c, p, q, Vector256.Load(v2 + j), Vector256.Load(v2 + j + 16), scale);
                d = Add(d, p, q, Vector256.Load(v3 + j), Vector256.Load(v3 + j + 16), scale);
            }
            var sums = RowDots256.Sums(a, b, c, d);
            for (var v = 0; v < vectors; v++) result[v * resultStride + i] = sums[v];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Add(Vector256<float> sum, Vector256<short> p, Vector256<short> q, Vector256<short> x, Vector256<short> y, Vector256<float> scale) =>
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(Avx2.MultiplyAddAdjacent(p, x) + Avx2.MultiplyAddAdjacent(q, y)), scale, sum);

    /// <summary>The half before a block in all lanes, times 2^-112.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Scale(byte* block) =>
        ((Vector256.Create(Unsafe.ReadUnaligned<short>(block)).AsInt32() >> 3) & Vector256.Create(unchecked((int)0x8fffe000))).AsSingle();

    private readonly struct Q8 : IWords256
    {
        public static int Bytes => 34;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<short> Low(byte* block) => Avx2.ConvertToVector256Int16(Vector128.Load((sbyte*)block + 2));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<short> High(byte* block) => Avx2.ConvertToVector256Int16(Vector128.Load((sbyte*)block + 18));
    }

    private readonly struct Q5 : IWords256
    {
        public static int Bytes => 22;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<short> Low(byte* block) => Avx2.ConvertToVector256Int16(WordsQ5.Values(block).GetLower()) - Vector256.Create((short)16);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<short> High(byte* block) => Avx2.ConvertToVector256Int16(WordsQ5.Values(block).GetUpper()) - Vector256.Create((short)16);
    }

    private readonly struct Q4 : IWords256
    {
        public static int Bytes => 18;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<short> Low(byte* block) => Avx2.ConvertToVector256Int16(WordsQ4.Nibbles(block + 2).GetLower()) - Vector256.Create((short)8);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<short> High(byte* block) => Avx2.ConvertToVector256Int16(WordsQ4.Nibbles(block + 2).GetUpper()) - Vector256.Create((short)8);
    }
}
