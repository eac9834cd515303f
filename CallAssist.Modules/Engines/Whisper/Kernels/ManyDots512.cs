using System.Runtime.CompilerServices;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>
/// Dot products of stored rows with two to ten vectors, as hypotheses of several windows are: weights are unpacked once for all of them.
/// </summary>
internal static unsafe class ManyDots512
{
    private const int Block = TensorTypes.BlockValues;

    /// <summary>result[vector][row], with room for <see cref="Compute.MaxVectors"/> vectors; false: no kernel for such rows.</summary>
    public static bool Run(Matrix weights, int firstRow, int rows, float* x, nint stride, int vectors, float* result, nint resultStride)
    {
        if (weights.Columns % Block != 0) return false;
        switch (weights.Type)
        {
            case TensorType.F32: Run<FloatBlock<StoredF32>>(weights, firstRow, rows, x, stride, vectors, result, resultStride); return true;
            case TensorType.F16: Run<FloatBlock<StoredF16>>(weights, firstRow, rows, x, stride, vectors, result, resultStride); return true;
            case TensorType.Q8_0: Run<WordBlock<WordsQ8>>(weights, firstRow, rows, x, stride, vectors, result, resultStride); return true;
            case TensorType.Q5_0: Run<WordBlock<WordsQ5>>(weights, firstRow, rows, x, stride, vectors, result, resultStride); return true;
            case TensorType.Q5_1: Run<FloatBlock<StoredQ5Offset>>(weights, firstRow, rows, x, stride, vectors, result, resultStride); return true;
            case TensorType.Q4_0: Run<WordBlock<WordsQ4>>(weights, firstRow, rows, x, stride, vectors, result, resultStride); return true;
            case TensorType.Q4_1: Run<FloatBlock<StoredQ4Offset>>(weights, firstRow, rows, x, stride, vectors, result, resultStride); return true;
            default: return false;
        }
    }

    [SkipLocalsInit]
    private static void Run<TBlock>(Matrix weights, int firstRow, int rows, float* x, nint stride, int vectors, float* result, nint resultStride) where TBlock : struct, IBlock512<TBlock>
    {
        var blocks = weights.Columns / Block;
        var size = vectors <= 4 ? 4 : vectors <= 5 ? 5 : vectors <= 8 ? 8 : Compute.MaxVectors;
        var space = stackalloc byte[blocks * size * TBlock.VectorBytes + Words.Line];
        var prepared = Words.Aligned(space);
        var scales = stackalloc float[blocks];
        TBlock.Prepare(x, stride, weights.Columns, vectors, size, prepared, scales);
        var row = weights.Row(firstRow);
        if (size == 4) RowPairs512.Four<TBlock>(row, rows, blocks, prepared, scales, result, resultStride);
        else if (size == 5) RowPairs512.Five<TBlock>(row, rows, blocks, prepared, scales, result, resultStride);
        else if (size == 8) RowPairs512.Eight<TBlock>(row, rows, blocks, prepared, scales, result, resultStride);
        else RowPairs512.Ten<TBlock>(row, rows, blocks, prepared, scales, result, resultStride);
    }
}
