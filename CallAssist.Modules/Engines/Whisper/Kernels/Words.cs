using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>Vectors rounded to 16 bits for products with quantised rows; the vectors of a batch share a scale for each block of 32.</summary>
internal static unsafe class Words
{
    /// <summary>Bytes of a cache line: what <see cref="Aligned"/> may pass over.</summary>
    public const int Line = 64;

    private const int Block = TensorTypes.BlockValues;
    private const float HalfShift = 5.192296858534828e33f; // 2^112

    /// <summary>Rows are multiplied as whole numbers: those with a scale and no offset.</summary>
    public static bool Serve(TensorType type) => type is TensorType.Q8_0 or TensorType.Q5_0 or TensorType.Q4_0;

    /// <summary>The next beginning of a cache line.</summary>
    public static byte* Aligned(byte* space) => (byte*)((nuint)(space + Line - 1) & ~(nuint)(Line - 1));

    /// <summary>Rounds vectors that lie <paramref name="stride"/> apart.</summary>
    /// <param name="x">First vector.</param>
    /// <param name="stride">Floats from one to the next.</param>
    /// <param name="columns">Whole blocks.</param>
    /// <param name="vectors">How many.</param>
    /// <param name="words">Room for them.</param>
    /// <param name="vectorStride">Words from one vector to the next.</param>
    /// <param name="blockStride">Words from one block of a vector to its next.</param>
    /// <param name="scales">Gets the value of one step of each block, times 2^112: a half's bits moved to a float's place are 2^-112 times its value.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Round(float* x, nint stride, int columns, int vectors, short* words, nint vectorStride, nint blockStride, float* scales)
    {
        for (var at = 0; at < columns; at += Block, words += blockStride)
        {
            var max = Highest(x + at, stride, vectors);
            scales[at / Block] = HalfShift * max / short.MaxValue;
            var factor = Vector256.Create(max > 1e-30f ? short.MaxValue / max : 0);
            for (var v = 0; v < vectors; v++)
            {
                var from = x + v * stride + at;
                var to = words + v * vectorStride;
                Vector256.Narrow(Step(from, factor), Step(from + 8, factor)).Store(to);
                Vector256.Narrow(Step(from + 16, factor), Step(from + 24, factor)).Store(to + 16);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Step(float* x, Vector256<float> factor) => Vector256.ConvertToInt32(Vector256.Round(Vector256.Load(x) * factor));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Highest(float* x, nint stride, int vectors)
    {
        var highest = Vector256<float>.Zero;
        for (var v = 0; v < vectors; v++, x += stride)
            for (var i = 0; i < Block; i += 8) highest = Vector256.Max(highest, Vector256.Abs(Vector256.Load(x + i)));
        var half = Vector128.Max(highest.GetLower(), highest.GetUpper());
        return MathF.Max(MathF.Max(half[0], half[1]), MathF.Max(half[2], half[3]));
    }
}
