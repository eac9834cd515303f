using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>
/// The register tiles of <see cref="ManyDots512"/>: two stored rows by four, five, eight or ten vectors, up to twenty sums that never
/// leave the registers; result[vector][row].
/// </summary>
internal static unsafe class RowPairs512
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Four<TBlock>(byte* row, int rows, int blocks, byte* vectors, float* scales, float* result, nint stride) where TBlock : struct, IBlock512<TBlock>
    {
        var rowBytes = (nint)blocks * TBlock.Bytes;
        for (var i = 0; i < rows; i += 2, row += 2 * rowBytes, result += 2)
        {
            var both = i + 1 < rows;
            var next = both ? row + rowBytes : row;
            var a0 = Vector512<float>.Zero;
            var (b0, a1, b1, a2, b2, a3, b3) = (a0, a0, a0, a0, a0, a0, a0);
            var x = vectors;
            for (nint block = 0, at = 0; block < blocks; block++, at += TBlock.Bytes, x += 4 * TBlock.VectorBytes)
            {
                RowDots512.Prefetch(row + RowDots512.Ahead + 2 * at, 2 * TBlock.Bytes);
                var (p, q) = (TBlock.Load(row + at, scales + block), TBlock.Load(next + at, scales + block));
                (a0, b0) = (p.AddTo(a0, x), q.AddTo(b0, x));
                (a1, b1) = (p.AddTo(a1, x + TBlock.VectorBytes), q.AddTo(b1, x + TBlock.VectorBytes));
                (a2, b2) = (p.AddTo(a2, x + 2 * TBlock.VectorBytes), q.AddTo(b2, x + 2 * TBlock.VectorBytes));
                (a3, b3) = (p.AddTo(a3, x + 3 * TBlock.VectorBytes), q.AddTo(b3, x + 3 * TBlock.VectorBytes));
            }
            Store(result, stride, both, Sums(a0, b0, a1, b1));
            Store(result + 2 * stride, stride, both, Sums(a2, b2, a3, b3));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Five<TBlock>(byte* row, int rows, int blocks, byte* vectors, float* scales, float* result, nint stride) where TBlock : struct, IBlock512<TBlock>
    {
        var rowBytes = (nint)blocks * TBlock.Bytes;
        for (var i = 0; i < rows; i += 2, row += 2 * rowBytes, result += 2)
        {
            var both = i + 1 < rows;
            var next = both ? row + rowBytes : row;
            var a0 = Vector512<float>.Zero;
            var (b0, a1, b1, a2, b2, a3, b3, a4) = (a0, a0, a0, a0, a0, a0, a0, a0);
            var b4 = a0;
            var x = vectors;
            for (nint block = 0, at = 0; block < blocks; block++, at += TBlock.Bytes, x += 5 * TBlock.VectorBytes)
            {
                RowDots512.Prefetch(row + RowDots512.Ahead + 2 * at, 2 * TBlock.Bytes);
                var (p, q) = (TBlock.Load(row + at, scales + block), TBlock.Load(next + at, scales + block));
                (a0, b0) = (p.AddTo(a0, x), q.AddTo(b0, x));
                (a1, b1) = (p.AddTo(a1, x + TBlock.VectorBytes), q.AddTo(b1, x + TBlock.VectorBytes));
                (a2, b2) = (p.AddTo(a2, x + 2 * TBlock.VectorBytes), q.AddTo(b2, x + 2 * TBlock.VectorBytes));
                (a3, b3) = (p.AddTo(a3, x + 3 * TBlock.VectorBytes), q.AddTo(b3, x + 3 * TBlock.VectorBytes));
                (a4, b4) = (p.AddTo(a4, x + 4 * TBlock.VectorBytes), q.AddTo(b4, x + 4 * TBlock.VectorBytes));
            }
            Store(result, stride, both, Sums(a0, b0, a1, b1));
            Store(result + 2 * stride, stride, both, Sums(a2, b2, a3, b3));
            Store(result + 4 * stride, 0, both, Sums(a4, b4, a4, b4));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Eight<TBlock>(byte* row, int rows, int blocks, byte* vectors, float* scales, float* result, nint stride) where TBlock : struct, IBlock512<TBlock>
    {
        var rowBytes = (nint)blocks * TBlock.Bytes;
        for (var i = 0; i < rows; i += 2, row += 2 * rowBytes, result += 2)
        {
            var both = i + 1 < rows;
            var next = both ? row + rowBytes : row;
            var a0 = Vector512<float>.Zero;
            var (b0, a1, b1, a2, b2, a3, b3, a4) = (a0, a0, a0, a0, a0, a0, a0, a0);
            var (b4, a5, b5, a6, b6, a7, b7) = (a0, a0, a0, a0, a0, a0, a0);
            var x = vectors;
            for (nint block = 0, at = 0; block < blocks; block++, at += TBlock.Bytes, x += 8 * TBlock.VectorBytes)
            {
                RowDots512.Prefetch(row + RowDots512.Ahead + 2 * at, 2 * TBlock.Bytes);
                var (p, q) = (TBlock.Load(row + at, scales + block), TBlock.Load(next + at, scales + block));
                (a0, b0) = (p.AddTo(a0, x), q.AddTo(b0, x));
                (a1, b1) = (p.AddTo(a1, x + TBlock.VectorBytes), q.AddTo(b1, x + TBlock.VectorBytes));
                (a2, b2) = (p.AddTo(a2, x + 2 * TBlock.VectorBytes), q.AddTo(b2, x + 2 * TBlock.VectorBytes));
                (a3, b3) = (p.AddTo(a3, x + 3 * TBlock.VectorBytes), q.AddTo(b3, x + 3 * TBlock.VectorBytes));
                (a4, b4) = (p.AddTo(a4, x + 4 * TBlock.VectorBytes), q.AddTo(b4, x + 4 * TBlock.VectorBytes));
                (a5, b5) = (p.AddTo(a5, x + 5 * TBlock.VectorBytes), q.AddTo(b5, x + 5 * TBlock.VectorBytes));
                (a6, b6) = (p.AddTo(a6, x + 6 * TBlock.VectorBytes), q.AddTo(b6, x + 6 * TBlock.VectorBytes));
                (a7, b7) = (p.AddTo(a7, x + 7 * TBlock.VectorBytes), q.AddTo(b7, x + 7 * TBlock.VectorBytes));
            }
            Store(result, stride, both, Sums(a0, b0, a1, b1));
            Store(result + 2 * stride, stride, both, Sums(a2, b2, a3, b3));
            Store(result + 4 * stride, stride, both, Sums(a4, b4, a5, b5));
            Store(result + 6 * stride, stride, both, Sums(a6, b6, a7, b7));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Ten<TBlock>(byte* row, int rows, int blocks, byte* vectors, float* scales, float* result, nint stride) where TBlock : struct, IBlock512<TBlock>
    {
        var rowBytes = (nint)blocks * TBlock.Bytes;
        for (var i = 0; i < rows; i += 2, row += 2 * rowBytes, result += 2)
        {
            var both = i + 1 < rows;
            var next = both ? row + rowBytes : row;
            var a0 = Vector512<float>.Zero;
            var (b0, a1, b1, a2, b2, a3, b3, a4) = (a0, a0, a0, a0, a0, a0, a0, a0);
            var (b4, a5, b5, a6, b6, a7, b7, a8) = (a0, a0, a0, a0, a0, a0, a0, a0);
            var (b8, a9, b9) = (a0, a0, a0);
            var x = vectors;
            for (nint block = 0, at = 0; block < blocks; block++, at += TBlock.Bytes, x += 10 * TBlock.VectorBytes)
            {
                RowDots512.Prefetch(row + RowDots512.Ahead + 2 * at, 2 * TBlock.Bytes);
                var (p, q) = (TBlock.Load(row + at, scales + block), TBlock.Load(next + at, scales + block));
                (a0, b0) = (p.AddTo(a0, x), q.AddTo(b0, x));
                (a1, b1) = (p.AddTo(a1, x + TBlock.VectorBytes), q.AddTo(b1, x + TBlock.VectorBytes));
                (a2, b2) = (p.AddTo(a2, x + 2 * TBlock.VectorBytes), q.AddTo(b2, x + 2 * TBlock.VectorBytes));
                (a3, b3) = (p.AddTo(a3, x + 3 * TBlock.VectorBytes), q.AddTo(b3, x + 3 * TBlock.VectorBytes));
                (a4, b4) = (p.AddTo(a4, x + 4 * TBlock.VectorBytes), q.AddTo(b4, x + 4 * TBlock.VectorBytes));
                (a5, b5) = (p.AddTo(a5, x + 5 * TBlock.VectorBytes), q.AddTo(b5, x + 5 * TBlock.VectorBytes));
                (a6, b6) = (p.AddTo(a6, x + 6 * TBlock.VectorBytes), q.AddTo(b6, x + 6 * TBlock.VectorBytes));
                (a7, b7) = (p.AddTo(a7, x + 7 * TBlock.VectorBytes), q.AddTo(b7, x + 7 * TBlock.VectorBytes));
                (a8, b8) = (p.AddTo(a8, x + 8 * TBlock.VectorBytes), q.AddTo(b8, x + 8 * TBlock.VectorBytes));
                (a9, b9) = (p.AddTo(a9, x + 9 * TBlock.VectorBytes), q.AddTo(b9, x + 9 * TBlock.VectorBytes));
            }
            Store(result, stride, both, Sums(a0, b0, a1, b1));
            Store(result + 2 * stride, stride, both, Sums(a2, b2, a3, b3));
            Store(result + 4 * stride, stride, both, Sums(a4, b4, a5, b5));
            Store(result + 6 * stride, stride, both, Sums(a6, b6, a7, b7));
            Store(result + 8 * stride, stride, both, Sums(a8, b8, a9, b9));
        }
    }

    /// <summary>Sums of two rows, or of one, for a vector and for the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* to, nint stride, bool both, Vector128<float> sums)
    {
        if (both)
        {
            *(double*)to = sums.AsDouble()[0];
            *(double*)(to + stride) = sums.AsDouble()[1];
            return;
        }
        to[0] = sums[0];
        to[stride] = sums[2];
    }

    /// <summary>The sums of four vectors' lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Sums(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        var (ab, cd) = ((Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b)).AsDouble(), (Avx512F.UnpackLow(c, d) + Avx512F.UnpackHigh(c, d)).AsDouble());
        var all = Avx512F.UnpackLow(ab, cd).AsSingle() + Avx512F.UnpackHigh(ab, cd).AsSingle();
        var half = all.GetLower() + all.GetUpper();
        return half.GetLower() + half.GetUpper();
    }
}
