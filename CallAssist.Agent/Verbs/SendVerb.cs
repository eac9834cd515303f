using CallAssist.Agent.Settings;
using CallAssist.Agent.Upload;

namespace CallAssist.Agent.Verbs;

/// <summary><c>send FILE…</c>: each capture once, in the order given; the files stay where they are.</summary>
internal sealed class SendVerb(CaptureUploader uploader, AgentTexts texts, TextWriter stdout, TextWriter stderr)
{
    /// <summary>0 all taken, 1 something refused or wrong, 2 the server could not be reached or failed.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> files, CancellationToken ct)
    {
        var exit = 0;
        foreach (var file in files)
        {
            var outcome = await SendAsync(file, ct);
            await (outcome is UploadOutcome.Taken ? stdout : stderr).WriteLineAsync($"{file}: {texts.Tell(outcome)}");
            exit = Math.Max(exit, ExitOf(outcome));
        }

        return exit;
    }

    private async Task<UploadOutcome> SendAsync(string file, CancellationToken ct)
    {
        try
        {
            await using var capture = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            return await uploader.SendAsync(capture, await CaptureDigest.OfAsync(capture, ct), Path.GetFileName(file), ct);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new UploadOutcome.Postponed(Obstacle.FileUnreadable);
        }
    }

    private static int ExitOf(UploadOutcome outcome) => outcome switch
    {
        UploadOutcome.Taken => 0,
        UploadOutcome.Postponed { Obstacle: Obstacle.Unreachable or Obstacle.Busy or Obstacle.ServerFailed or Obstacle.Damaged } => 2,
        _ => 1,
    };
}
