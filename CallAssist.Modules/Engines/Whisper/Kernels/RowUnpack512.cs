using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>Stored values to vectors of floats, 512 bits at a time.</summary>
internal static unsafe class RowUnpack512
{
    private const int Width = 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(TensorType type, byte* from, float* to, int count)
    {
        switch (type)
        {
            case TensorType.F16:
                var whole = count / Width * Width;
                for (var i = 0; i < whole; i += Width) Halves(from + 2 * i).Store(to + i);
                Dequantise.Run(type, from + 2 * whole, to + whole, count - whole);
                break;
            case TensorType.Q8_0:
                for (var i = 0; i < count; i += 32, from += 34)
                {
                    var scale = Vector512.Create(Half(from));
                    for (var j = 0; j < 32; j += Width) (SignedBytes(from + 2 + j) * scale).Store(to + i + j);
                }
                break;
            case TensorType.Q5_0 or TensorType.Q5_1 or TensorType.Q4_0 or TensorType.Q4_1:
                var bytes = type.BytesPerBlock();
                for (var i = 0; i < count; i += 32, from += bytes) Nibbles(type, from, to + i);
                break;
            default:
                Dequantise.Run(type, from, to, count);
                break;
        }
    }

    /// <summary>The 32 values of a row from a multiple of 32 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run32(TensorType type, byte* row, int index, float* to)
    {
        switch (type)
        {
            case TensorType.F32:
                for (var j = 0; j < 32; j += Width) Vector512.Load((float*)row + index + j).Store(to + j);
                break;
            case TensorType.F16:
                for (var j = 0; j < 32; j += Width) Halves(row + 2 * (index + j)).Store(to + j);
                break;
            case TensorType.Q8_0:
                var block = row + index / 32 * 34;
                var scale = Vector512.Create(Half(block));
                for (var j = 0; j < 32; j += Width) (SignedBytes(block + 2 + j) * scale).Store(to + j);
                break;
            default:
                Nibbles(type, row + type.RowBytes(index), to);
                break;
        }
    }

    /// <summary>Finite halves to floats: the sign-extended bits moved into place are the value times 2^-112.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Halves(byte* from)
    {
        var bits = Avx512F.ConvertToVector512Int32(Vector256.Load((short*)from));
        return ((bits << 13) & Vector512.Create(unchecked((int)0x8fffe000))).AsSingle() * Vector512.Create(5.192296858534828e33f);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SignedBytes(byte* from) => Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(Vector128.Load((sbyte*)from)));

    /// <summary>One half to a float without branches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Half(byte* from) =>
        BitConverter.Int32BitsToSingle((Unsafe.ReadUnaligned<short>(from) << 13) & unchecked((int)0x8fffe000)) * 5.192296858534828e33f;

    /// <summary>A block of 4 or 5 bit values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Nibbles(TensorType type, byte* from, float* to)
    {
        var scale = Half(from);
        var offset = type switch { TensorType.Q4_0 => -8 * scale, TensorType.Q5_0 => -16 * scale, _ => Half(from + 2) };
        from += type is TensorType.Q4_0 or TensorType.Q5_0 ? 2 : 4;
        uint fifth = 0;
        if (type is TensorType.Q5_0 or TensorType.Q5_1)
        {
            fifth = Unsafe.ReadUnaligned<uint>(from);
            from += 4;
        }
        var (scales, offsets) = (Vector512.Create(scale), Vector512.Create(offset));
        for (var j = 0; j < 16; j += Width, from += Width)
        {
            var both = Avx512F.ConvertToVector512Int32(Vector128.Load(from));
            var low = (both & Vector512.Create(15)) | FifthBits(fifth, j);
            var high = (both >>> 4) | FifthBits(fifth, j + 16);
            Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(low), scales, offsets).Store(to + j);
            Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(high), scales, offsets).Store(to + j + 16);
        }
    }

    /// <summary>The low four bits of 16 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LowNibbles(byte* from) => Avx512F.ConvertToVector512Int32(Vector128.Load(from)) & Vector512.Create(15);

    /// <summary>The high four bits of 16 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> HighNibbles(byte* from) => Avx512F.ConvertToVector512Int32(Vector128.Load(from)) >>> 4;

    /// <summary>Bit <c>first + lane</c> of a word as 16 or 0 in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> FifthBits(uint word, int first)
    {
        var powers = Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
        return Vector512.Equals(Vector512.Create((int)(word >> first)) & powers, powers) & Vector512.Create(16);
    }
}
