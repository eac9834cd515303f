namespace CallAssist.Engines.Whisper.Network;

/// <summary>Sees the encoder's intermediate values: rows of <c>width</c> floats, <c>stride</c> apart.</summary>
internal unsafe interface IEncoderTrace
{
    /// <summary>After the second convolution and GELU, before positions are added.</summary>
    void Convolution(float* values, nint stride, int rows, int width);

    /// <summary>The residual stream after a block.</summary>
    void Layer(int index, float* values, nint stride, int rows, int width);

    /// <summary>The features.</summary>
    void Encoder(float* values, nint stride, int rows, int width);
}
