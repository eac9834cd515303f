using CallAssist.Engines.Whisper.Model;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>Layer norm of many rows.</summary>
internal readonly unsafe struct RowNorm : IWork
{
    private const int Piece = 32;

    private readonly Compute _compute;
    private readonly float* _x;
    private readonly nint _xStride;
    private readonly float* _gain;
    private readonly float* _offset;
    private readonly float* _y;
    private readonly nint _yStride;
    private readonly int _rows;
    private readonly int _width;

    private RowNorm(Compute compute, float* x, nint xStride, float* gain, float* offset, float* y, nint yStride, int rows, int width)
    {
        _compute = compute;
        _x = x;
        _xStride = xStride;
        _gain = gain;
        _offset = offset;
        _y = y;
        _yStride = yStride;
        _rows = rows;
        _width = width;
    }

    public static void Run(WorkerTeam team, Compute compute, Norm norm, float* x, nint xStride, int rows, float* y, nint yStride)
    {
        fixed (float* gain = norm.Gain, offset = norm.Offset)
        {
            var work = new RowNorm(compute, x, xStride, gain, offset, y, yStride, rows, norm.Gain.Length);
            team.Run((rows + Piece - 1) / Piece, ref work);
        }
    }

    public void Do(int item, int worker)
    {
        for (var row = item * Piece; row < Math.Min(_rows, (item + 1) * Piece); row++)
            _compute.LayerNorm(_x + row * _xStride, _gain, _offset, _y + row * _yStride, _width);
    }
}
