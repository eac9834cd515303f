using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Whisper.Model;

/// <summary>Stored values to floats, the plain way: the definition that the fast kernels are held against.</summary>
/// <remarks>Block layouts: ggml, <c>ggml-common.h</c>. Low nibbles are values 0..15 of a block, high nibbles 16..31.</remarks>
internal static unsafe class Dequantise
{
    public static void Run(TensorType type, byte* from, float* to, int count)
    {
        switch (type)
        {
            case TensorType.F32:
                Unsafe.CopyBlockUnaligned(to, from, (uint)count * sizeof(float));
                break;
            case TensorType.F16:
                for (var i = 0; i < count; i++) to[i] = Half(from + 2 * i);
                break;
            default:
                var bytes = type.BytesPerBlock();
                for (var i = 0; i < count; i += TensorTypes.BlockValues, from += bytes) Block(type, from, to + i);
                break;
        }
    }

    private static void Block(TensorType type, byte* block, float* to)
    {
        var scale = Half(block);
        switch (type)
        {
            case TensorType.Q8_0:
                for (var i = 0; i < 32; i++) to[i] = scale * (sbyte)block[2 + i];
                break;
            case TensorType.Q4_0:
                Nibbles(block + 2, 0, scale, -8 * scale, to);
                break;
            case TensorType.Q4_1:
                Nibbles(block + 4, 0, scale, Half(block + 2), to);
                break;
            case TensorType.Q5_0:
                Nibbles(block + 6, Unsafe.ReadUnaligned<uint>(block + 2), scale, -16 * scale, to);
                break;
            case TensorType.Q5_1:
                Nibbles(block + 8, Unsafe.ReadUnaligned<uint>(block + 4), scale, Half(block + 2), to);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "not a quantised type");
        }
    }

    private static void Nibbles(byte* values, uint fifthBits, float scale, float offset, float* to)
    {
        for (var i = 0; i < 16; i++)
        {
            to[i] = scale * ((values[i] & 15) | (int)((fifthBits >> i & 1) << 4)) + offset;
            to[i + 16] = scale * (values[i] >> 4 | (int)((fifthBits >> (i + 16) & 1) << 4)) + offset;
        }
    }

    private static float Half(byte* at) => (float)BitConverter.UInt16BitsToHalf(Unsafe.ReadUnaligned<ushort>(at));
}
