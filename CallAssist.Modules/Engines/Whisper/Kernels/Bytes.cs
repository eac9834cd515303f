using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>Floats to blocks of 32 signed bytes with a common scale, as <see cref="TensorType.Q8_0"/> stores them.</summary>
internal static unsafe class Bytes
{
    private const int Block = TensorTypes.BlockValues;

    /// <summary>Rounds whole blocks; each value is off by at most half a step, 1/254 of the largest of its block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Round(float* from, int count, byte* to)
    {
        for (var at = 0; at < count; at += Block, from += Block, to += sizeof(Half) + Block)
        {
            var (a, b, c, d) = (Vector256.Load(from), Vector256.Load(from + 8), Vector256.Load(from + 16), Vector256.Load(from + 24));
            var highest = Vector256.Max(Vector256.Max(Vector256.Abs(a), Vector256.Abs(b)), Vector256.Max(Vector256.Abs(c), Vector256.Abs(d)));
            var four = Vector128.Max(highest.GetLower(), highest.GetUpper());
            var scale = (Half)Math.Min(65504, MathF.Max(MathF.Max(four[0], four[1]), MathF.Max(four[2], four[3])) / 127);
            *(Half*)to = scale;
            var steps = Vector256.Create(scale > Half.Zero ? 1 / (float)scale : 0);
            var low = Vector256.Narrow(Steps(a, steps), Steps(b, steps));
            var high = Vector256.Narrow(Steps(c, steps), Steps(d, steps));
            Vector256.Narrow(low, high).Store((sbyte*)to + sizeof(Half));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Steps(Vector256<float> x, Vector256<float> steps) =>
        Vector256.ConvertToInt32(Vector256.Round(Vector256.Min(Vector256.Max(x * steps, Vector256.Create(-127f)), Vector256.Create(127f))));
}
