using CallAssist.Engines.Whisper.Kernels;

namespace CallAssist.Engines.Whisper.Network;

/// <summary>Lays out what each output of a convolution (kernel 3, padding 1) sees as a row [input][tap], so that it becomes a product.</summary>
internal readonly unsafe struct ConvolutionInput : IWork
{
    private const int Piece = 60;

    private readonly float* _from;
    private readonly nint _frameStride;
    private readonly nint _inputStride;
    private readonly int _frames;
    private readonly int _inputs;
    private readonly int _step;
    private readonly float* _to;
    private readonly nint _toStride;
    private readonly int _rows;

    /// <param name="from">Frame 0 of input 0.</param>
    /// <param name="frameStride">Floats from one frame to the next.</param>
    /// <param name="inputStride">Floats from one input to the next.</param>
    /// <param name="frames">Input frames.</param>
    /// <param name="inputs">Inputs.</param>
    /// <param name="step">1 or 2 frames per output.</param>
    /// <param name="to">Rows.</param>
    /// <param name="toStride">Floats from one row to the next.</param>
    /// <param name="rows">Outputs.</param>
    public ConvolutionInput(float* from, nint frameStride, nint inputStride, int frames, int inputs, int step, float* to, nint toStride, int rows)
    {
        _from = from;
        _frameStride = frameStride;
        _inputStride = inputStride;
        _frames = frames;
        _inputs = inputs;
        _step = step;
        _to = to;
        _toStride = toStride;
        _rows = rows;
    }

    public int Items => (_rows + Piece - 1) / Piece;

    public void Do(int item, int worker)
    {
        for (var row = item * Piece; row < Math.Min(_rows, (item + 1) * Piece); row++)
        {
            var to = _to + row * _toStride;
            for (var tap = 0; tap < 3; tap++)
            {
                var frame = row * _step + tap - 1;
                var inside = frame >= 0 && frame < _frames;
                var from = _from + frame * _frameStride;
                for (var i = 0; i < _inputs; i++) to[i * 3 + tap] = inside ? from[i * _inputStride] : 0;
            }
        }
    }
}
