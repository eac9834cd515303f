namespace CallAssist.Engines.Whisper.Model;

/// <summary>A tensor of the model file: a matrix of rows, as it lies in the mapped file.</summary>
/// <param name="Name">As in the file.</param>
/// <param name="Type">How values are stored.</param>
/// <param name="Shape">Fastest-varying dimension first, as in the file.</param>
/// <param name="Data">First byte in the mapped file; not aligned.</param>
internal sealed unsafe record Tensor(string Name, TensorType Type, IReadOnlyList<int> Shape, nint Data)
{
    public long Count { get; } = Shape.Aggregate(1L, (product, dimension) => product * dimension);

    /// <summary>The weights of a linear or convolution layer: one row per output, all inputs in it.</summary>
    public Matrix AsMatrix()
    {
        var rows = Shape[^1];
        var columns = (int)(Count / rows);
        return new Matrix((byte*)Data, Type, rows, columns);
    }

    /// <summary>All values as floats; for the small tensors (biases, norms, positions).</summary>
    public float[] ToArray()
    {
        var values = new float[Count];
        fixed (float* to = values) Dequantise.Run(Type, (byte*)Data, to, values.Length);
        return values;
    }
}

/// <summary>A matrix of weights in the mapped file, y = W x.</summary>
/// <param name="Data">First byte; rows follow each other without a gap.</param>
/// <param name="Type">How values are stored.</param>
/// <param name="Rows">Outputs.</param>
/// <param name="Columns">Inputs.</param>
internal readonly unsafe record struct Matrix(nint Data, TensorType Type, int Rows, int Columns)
{
    public Matrix(byte* data, TensorType type, int rows, int columns) : this((nint)data, type, rows, columns) { }

    public long RowBytes => Type.RowBytes(Columns);

    public byte* Row(int row) => (byte*)Data + row * RowBytes;
}
