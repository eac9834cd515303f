using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Transcription.Queue;

namespace CallAssist.Modules.Transcription.BuiltIn;

/// <summary>Calls through the engine in this process, with the model of the shelf.</summary>
internal sealed class BuiltInCalls(IModelShelf shelf, BuiltInTranscriber engine) : ITranscriber
{
    public async Task<TranscriberResult> TranscribeAsync(CallVoices call, IReadOnlyList<string> expected, IProgress<double> progress, CancellationToken ct)
    {
        var model = await shelf.CurrentAsync(ct);
        if (model.Problem is { } problem)
            return new TranscriberResult.NotNow(problem.Code, problem.Detail);
        var (sides, took) = await engine.TranscribeAsync(model.Path!, [call.Caller, call.Callee], expected, progress, ct);
        return new TranscriberResult.Heard(sides[0], sides[1], Path.GetFileName(model.Path!), model.Demo) { Took = took };
    }
}
