using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>32 stored values as two vectors; the compiler makes a kernel of its own for each way of storing.</summary>
internal unsafe interface IStored512
{
    /// <summary>Bytes of 32 values.</summary>
    static abstract int Bytes { get; }

    /// <summary>The first sixteen.</summary>
    static abstract Vector512<float> Low(byte* block);

    /// <summary>The last sixteen.</summary>
    static abstract Vector512<float> High(byte* block);
}

internal readonly unsafe struct StoredF32 : IStored512
{
    public static int Bytes => 128;

    public static Vector512<float> Low(byte* block) => Vector512.Load((float*)block);

    public static Vector512<float> High(byte* block) => Vector512.Load((float*)block + 16);
}

internal readonly unsafe struct StoredF16 : IStored512
{
    public static int Bytes => 64;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Low(byte* block) => RowUnpack512.Halves(block);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> High(byte* block) => RowUnpack512.Halves(block + 32);
}

internal readonly unsafe struct StoredQ8 : IStored512
{
    public static int Bytes => 34;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Low(byte* block) => RowUnpack512.SignedBytes(block + 2) * Vector512.Create(RowUnpack512.Half(block));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> High(byte* block) => RowUnpack512.SignedBytes(block + 18) * Vector512.Create(RowUnpack512.Half(block));
}

internal readonly unsafe struct StoredQ5 : IStored512
{
    public static int Bytes => 22;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Low(byte* block) => Value(block, RowUnpack512.LowNibbles(block + 6) | RowUnpack512.FifthBits(Unsafe.ReadUnaligned<uint>(block + 2), 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> High(byte* block) => Value(block, RowUnpack512.HighNibbles(block + 6) | RowUnpack512.FifthBits(Unsafe.ReadUnaligned<uint>(block + 2), 16));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Value(byte* block, Vector512<int> value) =>
        Vector512.ConvertToSingle(value - Vector512.Create(16)) * Vector512.Create(RowUnpack512.Half(block));
}

internal readonly unsafe struct StoredQ4 : IStored512
{
    public static int Bytes => 18;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Low(byte* block) => Value(block, RowUnpack512.LowNibbles(block + 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> High(byte* block) => Value(block, RowUnpack512.HighNibbles(block + 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Value(byte* block, Vector512<int> value) =>
        Vector512.ConvertToSingle(value - Vector512.Create(8)) * Vector512.Create(RowUnpack512.Half(block));
}

/// <summary>The types with an offset.</summary>
internal readonly unsafe struct StoredQ5Offset : IStored512
{
    public static int Bytes => 24;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Low(byte* block) => Value(block, RowUnpack512.LowNibbles(block + 8) | RowUnpack512.FifthBits(Unsafe.ReadUnaligned<uint>(block + 4), 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> High(byte* block) => Value(block, RowUnpack512.HighNibbles(block + 8) | RowUnpack512.FifthBits(Unsafe.ReadUnaligned<uint>(block + 4), 16));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Value(byte* block, Vector512<int> value) =>
        Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(value), Vector512.Create(RowUnpack512.Half(block)), Vector512.Create(RowUnpack512.Half(block + 2)));
}

internal readonly unsafe struct StoredQ4Offset : IStored512
{
    public static int Bytes => 20;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Low(byte* block) => Value(block, RowUnpack512.LowNibbles(block + 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> High(byte* block) => Value(block, RowUnpack512.HighNibbles(block + 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Value(byte* block, Vector512<int> value) =>
        Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(value), Vector512.Create(RowUnpack512.Half(block)), Vector512.Create(RowUnpack512.Half(block + 2)));
}
