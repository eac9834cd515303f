using CallAssist.Engines.Whisper.Decoding;
using CallAssist.Engines.Whisper.Kernels;
using CallAssist.Engines.Whisper.Network;

namespace CallAssist.Engines.Whisper;

/// <summary>Threads and memory of one transcription.</summary>
internal sealed class WhisperSession : IDisposable
{
    private readonly CrossCache _cross;

    public WhisperSession(WhisperModel model, WhisperOptions options)
    {
        var compute = Compute.For(options.Kernels);
        Team = new WorkerTeam(options.Threads > 0 ? options.Threads : Math.Max(1, Environment.ProcessorCount - 1));
        Encoder = new Encoder(model, compute, Team);
        Decoder = new Decoder(model, compute, Team, model.Shape.TextContext, 2);
        _cross = new CrossCache(model.Shape, compute, Team);
        Windows = new WindowDecoder(model, Decoder);
        Loop = new WindowLoop(model, Encoder, _cross, Windows, cut: !options.Plain, options.Trace);
    }

    public WorkerTeam Team { get; }

    public Encoder Encoder { get; }

    public Decoder Decoder { get; }

    public WindowDecoder Windows { get; }

    public WindowLoop Loop { get; }

    public void Dispose()
    {
        Team.Dispose();
        Encoder.Dispose();
        Decoder.Dispose();
        _cross.Dispose();
    }
}
