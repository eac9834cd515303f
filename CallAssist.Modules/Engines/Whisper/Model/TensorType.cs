namespace CallAssist.Engines.Whisper.Model;

/// <summary>How the values of a tensor are stored; the numbers are those of the ggml container.</summary>
internal enum TensorType
{
    F32 = 0,
    F16 = 1,
    Q4_0 = 2,
    Q4_1 = 3,
    Q5_0 = 6,
    Q5_1 = 7,
    Q8_0 = 8,
}

/// <summary>Sizes and names of the tensor types.</summary>
internal static class TensorTypes
{
    /// <summary>Values that share one scale in the quantised types.</summary>
    public const int BlockValues = 32;

    public static bool IsKnown(this TensorType type) => BytesPerBlock(type) > 0;

    public static bool IsQuantised(this TensorType type) => type is not (TensorType.F32 or TensorType.F16);

    /// <summary>Bytes of a block of <see cref="BlockValues"/> values, or of 32 plain values; 0 for an unknown type.</summary>
    public static int BytesPerBlock(this TensorType type) => type switch
    {
        TensorType.F32 => 128,
        TensorType.F16 => 64,
        TensorType.Q4_0 => 18,
        TensorType.Q4_1 => 20,
        TensorType.Q5_0 => 22,
        TensorType.Q5_1 => 24,
        TensorType.Q8_0 => 34,
        _ => 0,
    };

    /// <summary>Bytes of a row of values.</summary>
    public static long RowBytes(this TensorType type, long values) => values * type.BytesPerBlock() / BlockValues;

    /// <summary>The name that model files carry: f16, q5_0.</summary>
    public static string Label(this TensorType type) => type.ToString().ToLowerInvariant();
}
