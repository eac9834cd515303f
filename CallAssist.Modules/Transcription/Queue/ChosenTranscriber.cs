using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.BuiltIn;
using CallAssist.Modules.Transcription.Servers;

namespace CallAssist.Modules.Transcription.Queue;

/// <summary>The servers where they are set, else the engine in this process; that one too when no server can and the settings say so.</summary>
internal sealed class ChosenTranscriber(ServerStore servers, ServerTranscriber remote, BuiltInCalls builtIn) : ITranscriber
{
    public async Task<TranscriberResult> TranscribeAsync(CallVoices call, IReadOnlyList<string> expected, IProgress<double> progress, CancellationToken ct)
    {
        var settings = await servers.GetAsync(ct);
        if (!settings.On)
            return await builtIn.TranscribeAsync(call, expected, progress, ct);
        var result = await remote.TranscribeAsync(call, expected, progress, ct);
        if (result is TranscriberResult.Heard || !settings.FallBack)
            return result;
        // What the servers said is what matters when there is no model here either.
        return await builtIn.TranscribeAsync(call, expected, progress, ct) is TranscriberResult.Heard heard ? heard : result;
    }
}
