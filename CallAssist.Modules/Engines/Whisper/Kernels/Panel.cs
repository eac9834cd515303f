using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>Rows side by side, [inner][width], as the tile kernel reads them: 32 of weights, 12 of the other operand.</summary>
internal static unsafe class Panel
{
    /// <summary>Packs up to 32 stored rows; missing ones become zero.</summary>
    /// <param name="compute">Unpacks.</param>
    /// <param name="weights">Where from.</param>
    /// <param name="firstRow">First row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="panel">[inner][32].</param>
    /// <param name="spare">32 times <see cref="SpareColumns"/> floats.</param>
    public static void Unpack(Compute compute, Matrix weights, int firstRow, int rows, float* panel, float* spare)
    {
        for (var at = 0; at < weights.Columns; at += SpareColumns)
        {
            var count = Math.Min(SpareColumns, weights.Columns - at);
            for (var row = 0; row < rows; row++) compute.Unpack(weights.Type, weights.Row(firstRow + row) + weights.Type.RowBytes(at), spare + row * SpareColumns, count);
            Transpose(spare, SpareColumns, rows, count, panel + (nint)at * Compute.TileColumns, Compute.TileColumns);
        }
    }

    /// <summary>Columns unpacked at a time.</summary>
    public const int SpareColumns = 64;

    /// <summary>Packs up to <paramref name="width"/> rows of floats as columns; missing ones become zero. The width is a multiple of 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(float* from, nint stride, int rows, int length, float* panel, int width)
    {
        var row = 0;
        for (; Sse.IsSupported && row + 4 <= rows; row += 4)
        {
            var a = from + row * stride;
            var b = a + stride;
            var c = b + stride;
            var d = c + stride;
            var to = panel + row;
            var i = 0;
            for (; i + 4 <= length; i += 4, to += 4 * width)
            {
                var (va, vb, vc, vd) = (Vector128.Load(a + i), Vector128.Load(b + i), Vector128.Load(c + i), Vector128.Load(d + i));
                var (ab, cd) = (Sse.UnpackLow(va, vb), Sse.UnpackLow(vc, vd));
                Sse.MoveLowToHigh(ab, cd).Store(to);
                Sse.MoveHighToLow(cd, ab).Store(to + width);
                (ab, cd) = (Sse.UnpackHigh(va, vb), Sse.UnpackHigh(vc, vd));
                Sse.MoveLowToHigh(ab, cd).Store(to + 2 * width);
                Sse.MoveHighToLow(cd, ab).Store(to + 3 * width);
            }
            for (; i < length; i++, to += width) (to[0], to[1], to[2], to[3]) = (a[i], b[i], c[i], d[i]);
        }
        for (; row < width; row++)
            for (var i = 0; i < length; i++) panel[(nint)i * width + row] = row < rows ? from[row * stride + i] : 0;
    }

    /// <summary>Packs up to <paramref name="width"/> columns of rows of floats.</summary>
    public static void Copy(float* from, nint stride, int columns, int length, float* panel, int width)
    {
        for (var i = 0; i < length; i++, from += stride, panel += width)
        {
            new ReadOnlySpan<float>(from, columns).CopyTo(new Span<float>(panel, columns));
            for (var j = columns; j < width; j++) panel[j] = 0;
        }
    }
}
