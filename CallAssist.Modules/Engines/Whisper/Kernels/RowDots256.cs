using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>Eight stored values as a vector; the compiler makes a kernel of its own for each way of storing.</summary>
internal unsafe interface IStored256
{
    /// <summary>Bytes of 32 values.</summary>
    static abstract int Bytes { get; }

    /// <summary>Eight of the 32, from 0, 8, 16 or 24 on.</summary>
    static abstract Vector256<float> Eight(byte* block, int from);
}

/// <summary>Dot products of stored rows with one to four vectors, and sums of stored rows, 256 bits at a time; rows are fetched ahead.</summary>
internal static unsafe class RowDots256
{
    /// <summary>False: no kernel for such rows.</summary>
    public static bool Run(TensorType type, byte* row, int rows, int columns, float* x, nint stride, int vectors, float* result, nint resultStride)
    {
        if (columns % 32 != 0) return false;
        switch (type)
        {
            case TensorType.F32: Run<F32>(row, rows, columns, x, stride, vectors, result, resultStride); return true;
            case TensorType.F16: Run<F16>(row, rows, columns, x, stride, vectors, result, resultStride); return true;
            case TensorType.Q8_0: Run<Q8>(row, rows, columns, x, stride, vectors, result, resultStride); return true;
            default: return false;
        }
    }

    /// <summary>The sum of rows, each times its factor; false: no kernel for such rows.</summary>
    public static bool Sum(float* factors, Matrix rows, float* result)
    {
        if (rows.Columns % 32 != 0) return false;
        switch (rows.Type)
        {
            case TensorType.F32: Sum<F32>(factors, rows.Row(0), rows.Rows, rows.Columns, result); return true;
            case TensorType.F16: Sum<F16>(factors, rows.Row(0), rows.Rows, rows.Columns, result); return true;
            case TensorType.Q8_0: Sum<Q8>(factors, rows.Row(0), rows.Rows, rows.Columns, result); return true;
            default: return false;
        }
    }

    /// <summary>The sums of four vectors' lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sums(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d)
    {
        var both = Avx.HorizontalAdd(Avx.HorizontalAdd(a, b), Avx.HorizontalAdd(c, d));
        return both.GetLower() + both.GetUpper();
    }

    private static void Run<TStored>(byte* row, int rows, int columns, float* x, nint stride, int vectors, float* result, nint resultStride) where TStored : struct, IStored256
    {
        if (vectors == 1) One<TStored>(row, rows, columns, x, result);
        else Four<TStored>(row, rows, columns, x, x + stride, x + Math.Min(2, vectors - 1) * stride, x + (vectors - 1) * stride, vectors, result, resultStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One<TStored>(byte* row, int rows, int columns, float* x, float* result) where TStored : struct, IStored256
    {
        for (var i = 0; i < rows; i++)
        {
            var a = Vector256<float>.Zero;
            var (b, c, d) = (a, a, a);
            for (var j = 0; j < columns; j += 32, row += TStored.Bytes)
            {
                Sse.Prefetch0(row + RowDots512.Ahead);
                if (TStored.Bytes > 64) Sse.Prefetch0(row + RowDots512.Ahead + 64);
                a = Vector256.FusedMultiplyAdd(TStored.Eight(row, 0), Vector256.Load(x + j), a);
                b = Vector256.FusedMultiplyAdd(TStored.Eight(row, 8), Vector256.Load(x + j + 8), b);
                c = Vector256.FusedMultiplyAdd(TStored.Eight(row, 16), Vector256.Load(x + j + 16), c);
                d = Vector256.FusedMultiplyAdd(TStored.Eight(row, 24), Vector256.Load(x + j + 24), d);
            }
            result[i] = Vector256.Sum(a + b + (c + d));
        }
    }

    /// <summary>Even and odd eights on their own; a vector may be given several times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four<TStored>(byte* row, int rows, int columns, float* v0, float* v1, float* v2, float* v3, int vectors, float* result, nint resultStride) where TStored : struct, IStored256
    {
        for (var i = 0; i < rows; i++)
        {
            var a = Vector256<float>.Zero;
            var (b, c, d) = (a, a, a);
            var (e, f, g, h) = (a, a, a, a);
            for (var j = 0; j < columns; j += 32, row += TStored.Bytes)
            {
                Sse.Prefetch0(row + RowDots512.Ahead);
                if (TStored.Bytes > 64) Sse.Prefetch0(row + RowDots512.Ahead + 64);
                for (var k = 0; k < 32; k += 16)
                {
                    var (p, q, at) = (TStored.Eight(row, k), TStored.Eight(row, k + 8), j + k);
                    a = Vector256.FusedMultiplyAdd(p, Vector256.Load(v0 + at), a);
                    e = Vector256.FusedMultiplyAdd(q, Vector256.Load(v0 + at + 8), e);
                    b = Vector256.FusedMultiplyAdd(p, Vector256.Load(v1 + at), b);
                    f = Vector256.FusedMultiplyAdd(q, Vector256.Load(v1 + at + 8), f);
                    c = Vector256.FusedMultiplyAdd(p, Vector256.Load(v2 + at), c);
                    g = Vector256.FusedMultiplyAdd(q, Vector256.Load(v2 + at + 8), g);
                    d = Vector256.FusedMultiplyAdd(p, Vector256.Load(v3 + at), d);
                    h = Vector256.FusedMultiplyAdd(q, Vector256.Load(v3 + at + 8), h);
                }
            }
            var sums = Sums(a + e, b + f, c + g, d + h);
            for (var v = 0; v < vectors; v++) result[v * resultStride + i] = sums[v];
        }
    }

    /// <summary>32 columns at a time, even and odd rows on their own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum<TStored>(float* factors, byte* row, int rows, int columns, float* result) where TStored : struct, IStored256
    {
        var rowBytes = (nint)(columns / 32) * TStored.Bytes;
        for (var column = 0; column < columns; column += 32, row += TStored.Bytes, result += 32)
        {
            var a = Vector256<float>.Zero;
            var (b, c, d) = (a, a, a);
            var (e, f, g, h) = (a, a, a, a);
            for (var i = 0; i < rows; i += 2)
            {
                var at = row + i * rowBytes;
                var next = i + 1 < rows ? at + rowBytes : at;
                Sse.Prefetch0(at + RowDots512.Ahead);
                Sse.Prefetch0(at + RowDots512.Ahead + rowBytes);
                var (even, odd) = (Vector256.Create(factors[i]), i + 1 < rows ? Vector256.Create(factors[i + 1]) : Vector256<float>.Zero);
                a = Vector256.FusedMultiplyAdd(even, TStored.Eight(at, 0), a);
                b = Vector256.FusedMultiplyAdd(even, TStored.Eight(at, 8), b);
                c = Vector256.FusedMultiplyAdd(even, TStored.Eight(at, 16), c);
                d = Vector256.FusedMultiplyAdd(even, TStored.Eight(at, 24), d);
                e = Vector256.FusedMultiplyAdd(odd, TStored.Eight(next, 0), e);
                f = Vector256.FusedMultiplyAdd(odd, TStored.Eight(next, 8), f);
                g = Vector256.FusedMultiplyAdd(odd, TStored.Eight(next, 16), g);
                h = Vector256.FusedMultiplyAdd(odd, TStored.Eight(next, 24), h);
            }
            (a + e).Store(result);
            (b + f).Store(result + 8);
            (c + g).Store(result + 16);
            (d + h).Store(result + 24);
        }
    }

    private readonly struct F32 : IStored256
    {
        public static int Bytes => 128;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Eight(byte* block, int from) => Vector256.Load((float*)block + from);
    }

    private readonly struct F16 : IStored256
    {
        public static int Bytes => 64;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Eight(byte* block, int from) => RowUnpack256.Halves(block + 2 * from);
    }

    private readonly struct Q8 : IStored256
    {
        public static int Bytes => 34;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Eight(byte* block, int from) => RowUnpack256.SignedBytes(block + 2 + from) * Vector256.Create(RowUnpack256.Half(block));
    }
}
