using System.Runtime.InteropServices;

namespace CallAssist.Engines.Whisper.Kernels;

/// <summary>Floats outside the managed heap, aligned to a cache line, zero at first.</summary>
internal sealed unsafe class FloatBuffer : IDisposable
{
    private const int Alignment = 64;
    private void* _start;

    public FloatBuffer(long length)
    {
        Length = length;
        _start = NativeMemory.AlignedAlloc((nuint)Math.Max(1, length) * sizeof(float), Alignment);
        NativeMemory.Clear(_start, (nuint)length * sizeof(float));
        GC.AddMemoryPressure(Math.Max(1, length) * sizeof(float));
    }

    ~FloatBuffer() => Free();

    public float* Pointer => (float*)_start;

    public long Length { get; }

    public Span<float> Span => new(_start, checked((int)Length));

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (_start is null) return;
        NativeMemory.AlignedFree(_start);
        _start = null;
        GC.RemoveMemoryPressure(Math.Max(1, Length) * sizeof(float));
    }
}
