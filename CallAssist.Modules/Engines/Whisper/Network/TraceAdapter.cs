namespace CallAssist.Engines.Whisper.Network;

/// <summary>Hands the encoder's rows on as dense arrays.</summary>
internal sealed unsafe class TraceAdapter(IWhisperTrace trace) : IEncoderTrace
{
    public void Convolution(float* values, nint stride, int rows, int width) => Hand("conv", values, stride, rows, width);

    public void Layer(int index, float* values, nint stride, int rows, int width) => Hand($"layer{index}", values, stride, rows, width);

    public void Encoder(float* values, nint stride, int rows, int width) => Hand("encoder", values, stride, rows, width);

    private void Hand(string name, float* values, nint stride, int rows, int width)
    {
        var dense = new float[rows * width];
        for (var i = 0; i < rows; i++) new ReadOnlySpan<float>(values + i * stride, width).CopyTo(dense.AsSpan(i * width));
        trace.Array(name, [rows, width], dense);
    }
}
