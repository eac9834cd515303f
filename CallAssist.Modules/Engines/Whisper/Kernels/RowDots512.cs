using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>
/// Dot products of stored rows with one to four vectors, 512 bits at a time. Rows are read once from memory, several side by side so that
/// their sums are independent of each other; the rows behind them are fetched ahead.
/// </summary>
internal static unsafe class RowDots512
{
    /// <summary>Bytes fetched ahead: what a core reads while it waits for memory (measured: 1 KB takes twice as long as 16 KB).</summary>
    public const int Ahead = 16_384;

    /// <summary>False: the row is not made of whole blocks of 32.</summary>
    public static bool Run(TensorType type, byte* row, int rows, int columns, float* x, nint stride, int vectors, float* result, nint resultStride)
    {
        if (columns % 32 != 0) return false;
        switch (type)
        {
            case TensorType.F32: Run<StoredF32>(row, rows, columns, x, stride, vectors, result, resultStride); return true;
            case TensorType.F16: Run<StoredF16>(row, rows, columns, x, stride, vectors, result, resultStride); return true;
            case TensorType.Q8_0: Run<StoredQ8>(row, rows, columns, x, stride, vectors, result, resultStride); return true;
            case TensorType.Q5_0: Run<StoredQ5>(row, rows, columns, x, stride, vectors, result, resultStride); return true;
            case TensorType.Q5_1: Run<StoredQ5Offset>(row, rows, columns, x, stride, vectors, result, resultStride); return true;
            case TensorType.Q4_0: Run<StoredQ4>(row, rows, columns, x, stride, vectors, result, resultStride); return true;
            case TensorType.Q4_1: Run<StoredQ4Offset>(row, rows, columns, x, stride, vectors, result, resultStride); return true;
            default: return false;
        }
    }

    /// <summary>The sum of rows, each times its factor; false: no kernel for such rows.</summary>
    public static bool Sum(float* factors, Matrix rows, float* result)
    {
        if (rows.Columns % 64 != 0) return false;
        switch (rows.Type)
        {
            case TensorType.F32: Sum<StoredF32>(factors, rows.Row(0), rows.Rows, rows.Columns, result); return true;
            case TensorType.F16: Sum<StoredF16>(factors, rows.Row(0), rows.Rows, rows.Columns, result); return true;
            case TensorType.Q8_0: Sum<StoredQ8>(factors, rows.Row(0), rows.Rows, rows.Columns, result); return true;
            default: return false;
        }
    }

    /// <summary>64 columns at a time, even and odd rows on their own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum<TStored>(float* factors, byte* row, int rows, int columns, float* result) where TStored : struct, IStored512
    {
        var rowBytes = (nint)(columns / 32) * TStored.Bytes;
        for (var column = 0; column < columns; column += 64, row += 2 * TStored.Bytes, result += 64)
        {
            var a = Vector512<float>.Zero;
            var (b, c, d) = (a, a, a);
            var (e, f, g, h) = (a, a, a, a);
            var at = row;
            var i = 0;
            for (; i + 2 <= rows; i += 2, at += 2 * rowBytes)
            {
                Sse.Prefetch0(at + Ahead);
                Sse.Prefetch0(at + Ahead + rowBytes);
                var (even, odd) = (Vector512.Create(factors[i]), Vector512.Create(factors[i + 1]));
                var next = at + rowBytes;
                a = Vector512.FusedMultiplyAdd(even, TStored.Low(at), a);
                b = Vector512.FusedMultiplyAdd(even, TStored.High(at), b);
                c = Vector512.FusedMultiplyAdd(even, TStored.Low(at + TStored.Bytes), c);
                d = Vector512.FusedMultiplyAdd(even, TStored.High(at + TStored.Bytes), d);
                e = Vector512.FusedMultiplyAdd(odd, TStored.Low(next), e);
                f = Vector512.FusedMultiplyAdd(odd, TStored.High(next), f);
                g = Vector512.FusedMultiplyAdd(odd, TStored.Low(next + TStored.Bytes), g);
                h = Vector512.FusedMultiplyAdd(odd, TStored.High(next + TStored.Bytes), h);
            }
            if (i < rows)
            {
                var last = Vector512.Create(factors[i]);
                a = Vector512.FusedMultiplyAdd(last, TStored.Low(at), a);
                b = Vector512.FusedMultiplyAdd(last, TStored.High(at), b);
                c = Vector512.FusedMultiplyAdd(last, TStored.Low(at + TStored.Bytes), c);
                d = Vector512.FusedMultiplyAdd(last, TStored.High(at + TStored.Bytes), d);
            }
            (a + e).Store(result);
            (b + f).Store(result + 16);
            (c + g).Store(result + 32);
            (d + h).Store(result + 48);
        }
    }

    /// <summary>Sums with factors of their own for two to four results: rows are unpacked once; false: no kernel for such rows.</summary>
    public static bool Sums(float* factors, nint stride, int vectors, Matrix rows, float* result, nint resultStride)
    {
        if (rows.Columns % 64 != 0) return false;
        switch (rows.Type)
        {
            case TensorType.F32: Sums<StoredF32>(factors, stride, vectors, rows, result, resultStride); return true;
            case TensorType.F16: Sums<StoredF16>(factors, stride, vectors, rows, result, resultStride); return true;
            case TensorType.Q8_0: Sums<StoredQ8>(factors, stride, vectors, rows, result, resultStride); return true;
            default: return false;
        }
    }

    private static void Sums<TStored>(float* factors, nint stride, int vectors, Matrix rows, float* result, nint resultStride) where TStored : struct, IStored512
    {
        for (var column = 0; column < rows.Columns; column += 64)
        {
            Sum64<TStored>(
                factors, factors + stride, factors + Math.Min(2, vectors - 1) * stride, factors + (vectors - 1) * stride, rows.Row(0) + column / 32 * TStored.Bytes,
                (nint)rows.RowBytes, rows.Rows, result + column, result + resultStride + column, result + Math.Min(2, vectors - 1) * resultStride + column, result + (vectors - 1) * resultStride + column);
        }
    }

    /// <summary>64 columns for four results; one may be given several times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum64<TStored>(
        float* f0, float* f1, float* f2, float* f3, byte* row, nint rowBytes, int rows, float* r0, float* r1, float* r2, float* r3) where TStored : struct, IStored512
    {
        var a0 = Vector512<float>.Zero;
        var (a1, a2, a3) = (a0, a0, a0);
        var (b0, b1, b2, b3) = (a0, a0, a0, a0);
        var (c0, c1, c2, c3) = (a0, a0, a0, a0);
        var (d0, d1, d2, d3) = (a0, a0, a0, a0);
        for (var i = 0; i < rows; i++, row += rowBytes)
        {
            Sse.Prefetch0(row + Ahead);
            var (p, q, s, t) = (TStored.Low(row), TStored.High(row), TStored.Low(row + TStored.Bytes), TStored.High(row + TStored.Bytes));
            var factor = Vector512.Create(f0[i]);
            a0 = Vector512.FusedMultiplyAdd(factor, p, a0);
            a1 = Vector512.FusedMultiplyAdd(factor, q, a1);
            a2 = Vector512.FusedMultiplyAdd(factor, s, a2);
            a3 = Vector512.FusedMultiplyAdd(factor, t, a3);
            factor = Vector512.Create(f1[i]);
            b0 = Vector512.FusedMultiplyAdd(factor, p, b0);
            b1 = Vector512.FusedMultiplyAdd(factor, q, b1);
            b2 = Vector512.FusedMultiplyAdd(factor, s, b2);
            b3 = Vector512.FusedMultiplyAdd(factor, t, b3);
            factor = Vector512.Create(f2[i]);
            c0 = Vector512.FusedMultiplyAdd(factor, p, c0);
            c1 = Vector512.FusedMultiplyAdd(factor, q, c1);
            c2 = Vector512.FusedMultiplyAdd(factor, s, c2);
            c3 = Vector512.FusedMultiplyAdd(factor, t, c3);
            factor = Vector512.Create(f3[i]);
            d0 = Vector512.FusedMultiplyAdd(factor, p, d0);
            d1 = Vector512.FusedMultiplyAdd(factor, q, d1);
            d2 = Vector512.FusedMultiplyAdd(factor, s, d2);
            d3 = Vector512.FusedMultiplyAdd(factor, t, d3);
        }
        Store64(a0, a1, a2, a3, r0);
        Store64(b0, b1, b2, b3, r1);
        Store64(c0, c1, c2, c3, r2);
        Store64(d0, d1, d2, d3, r3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store64(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, float* to)
    {
        a.Store(to);
        b.Store(to + 16);
        c.Store(to + 32);
        d.Store(to + 48);
    }

    private static void Run<TStored>(byte* row, int rows, int columns, float* x, nint stride, int vectors, float* result, nint resultStride) where TStored : struct, IStored512
    {
        if (vectors == 1) One<TStored>(row, rows, columns, x, result);
        else Four<TStored>(row, rows, columns, x, x + stride, x + Math.Min(2, vectors - 1) * stride, x + (vectors - 1) * stride, vectors, result, resultStride);
    }

    /// <summary>Four rows side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One<TStored>(byte* row, int rows, int columns, float* x, float* result) where TStored : struct, IStored512
    {
        var blocks = columns / 32;
        var rowBytes = (nint)blocks * TStored.Bytes;
        for (var i = 0; i < rows; i += 4, row += 4 * rowBytes)
        {
            var r1 = row + (i + 1 < rows ? rowBytes : 0);
            var r2 = row + (i + 2 < rows ? 2 * rowBytes : 0);
            var r3 = row + (i + 3 < rows ? 3 * rowBytes : 0);
            var a = Vector512<float>.Zero;
            var (b, c, d) = (a, a, a);
            var (e, f, g, h) = (a, a, a, a);
            nint at = 0;
            var v = x;
            for (var block = 0; block < blocks; block++, at += TStored.Bytes, v += 32)
            {
                var ahead = row + Ahead + 4 * at;
                Sse.Prefetch0(ahead);
                Sse.Prefetch0(ahead + 64);
                if (TStored.Bytes > 32) Sse.Prefetch0(ahead + 128);
                if (TStored.Bytes > 48) Sse.Prefetch0(ahead + 192);
                var (low, high) = (Vector512.Load(v), Vector512.Load(v + 16));
                a = Vector512.FusedMultiplyAdd(TStored.Low(row + at), low, a);
                e = Vector512.FusedMultiplyAdd(TStored.High(row + at), high, e);
                b = Vector512.FusedMultiplyAdd(TStored.Low(r1 + at), low, b);
                f = Vector512.FusedMultiplyAdd(TStored.High(r1 + at), high, f);
                c = Vector512.FusedMultiplyAdd(TStored.Low(r2 + at), low, c);
                g = Vector512.FusedMultiplyAdd(TStored.High(r2 + at), high, g);
                d = Vector512.FusedMultiplyAdd(TStored.Low(r3 + at), low, d);
                h = Vector512.FusedMultiplyAdd(TStored.High(r3 + at), high, h);
            }
            var sums = Sums(a + e, b + f, c + g, d + h);
            if (i + 4 <= rows) sums.Store(result + i);
            else for (var j = 0; i + j < rows; j++) result[i + j] = sums[j];
        }
    }

    /// <summary>Two rows side by side, four vectors each; a vector may be given several times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four<TStored>(byte* row, int rows, int columns, float* v0, float* v1, float* v2, float* v3, int vectors, float* result, nint resultStride) where TStored : struct, IStored512
    {
        var blocks = columns / 32;
        var rowBytes = (nint)blocks * TStored.Bytes;
        for (var i = 0; i < rows; i += 2, row += 2 * rowBytes)
        {
            var next = row + (i + 1 < rows ? rowBytes : 0);
            var a = Vector512<float>.Zero;
            var (b, c, d) = (a, a, a);
            var (e, f, g, h) = (a, a, a, a);
            nint at = 0;
            nint j = 0;
            for (var block = 0; block < blocks; block++, at += TStored.Bytes, j += 32)
            {
                var ahead = row + Ahead + 2 * at;
                Sse.Prefetch0(ahead);
                if (TStored.Bytes > 32) Sse.Prefetch0(ahead + 64);
                var (p, q) = (TStored.Low(row + at), TStored.Low(next + at));
                var y = Vector512.Load(v0 + j);
                a = Vector512.FusedMultiplyAdd(p, y, a);
                e = Vector512.FusedMultiplyAdd(q, y, e);
                y = Vector512.Load(v1 + j);
                b = Vector512.FusedMultiplyAdd(p, y, b);
                f = Vector512.FusedMultiplyAdd(q, y, f);
                y = Vector512.Load(v2 + j);
                c = Vector512.FusedMultiplyAdd(p, y, c);
                g = Vector512.FusedMultiplyAdd(q, y, g);
                y = Vector512.Load(v3 + j);
                d = Vector512.FusedMultiplyAdd(p, y, d);
                h = Vector512.FusedMultiplyAdd(q, y, h);
                (p, q) = (TStored.High(row + at), TStored.High(next + at));
                y = Vector512.Load(v0 + j + 16);
                a = Vector512.FusedMultiplyAdd(p, y, a);
                e = Vector512.FusedMultiplyAdd(q, y, e);
                y = Vector512.Load(v1 + j + 16);
                b = Vector512.FusedMultiplyAdd(p, y, b);
                f = Vector512.FusedMultiplyAdd(q, y, f);
                y = Vector512.Load(v2 + j + 16);
                c = Vector512.FusedMultiplyAdd(p, y, c);
                g = Vector512.FusedMultiplyAdd(q, y, g);
                y = Vector512.Load(v3 + j + 16);
                d = Vector512.FusedMultiplyAdd(p, y, d);
                h = Vector512.FusedMultiplyAdd(q, y, h);
            }
            var (first, second) = (Sums(a, b, c, d), Sums(e, f, g, h));
            for (var v = 0; v < vectors; v++)
            {
                result[v * resultStride + i] = first[v];
                if (i + 1 < rows) result[v * resultStride + i + 1] = second[v];
            }
        }
    }

    /// <summary>Asks for a few cache lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(byte* from, int bytes)
    {
        Sse.Prefetch0(from);
        if (bytes > 64) Sse.Prefetch0(from + 64);
        if (bytes > 128) Sse.Prefetch0(from + 128);
        if (bytes > 192) Sse.Prefetch0(from + 192);
    }

    /// <summary>The sums of four vectors' lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sums(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d) =>
        Sse3.HorizontalAdd(Sse3.HorizontalAdd(Quarter(a), Quarter(b)), Sse3.HorizontalAdd(Quarter(c), Quarter(d)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Quarter(Vector512<float> x)
    {
        var half = x.GetLower() + x.GetUpper();
        return half.GetLower() + half.GetUpper();
    }
}
