using CallAssist.Agent.Capture.Sealed;
using CallAssist.Agent.Upload;

namespace CallAssist.Agent.Spool;

/// <summary>The agent's own captures whose grace has ended: oldest first, each destroyed once the server has it on its disk.</summary>
internal sealed partial class CapturePass(CaptureSpool spool, ChunkedUploader uploader, ILogger<CapturePass> logger) : ISpoolPass
{
    public async ValueTask<PassResult> RunAsync(CancellationToken ct)
    {
        var result = new PassResult();
        foreach (var file in spool.Ready)
        {
            switch (await SendAsync(file, ct))
            {
                case UploadOutcome.Postponed { ConcernsAll: true } postponed:
                    return result with { Obstacle = postponed };
                case UploadOutcome.Postponed postponed:
                    result = result with { Obstacle = postponed };
                    break;
                default:
                    result = result with { Settled = result.Settled + 1 };
                    break;
            }
        }

        return result;
    }

    private async Task<UploadOutcome> SendAsync(string file, CancellationToken ct)
    {
        var tag = Path.GetFileNameWithoutExtension(file);
        try
        {
            UploadOutcome outcome;
            using (var capture = spool.Open(file))
                outcome = capture is null ? new UploadOutcome.Refused("unreadable", "Another key sealed it.") : await uploader.SendAsync(capture, ct);
            if (outcome is UploadOutcome.Taken taken)
            {
                CaptureSpool.Destroy(file);
                Log.Delivered(logger, tag, taken.Recording);
            }
            else if (outcome is UploadOutcome.Refused refused)
            {
                // Kept as it is, sealed: somebody may still want to know what it was.
                File.Move(file, Path.ChangeExtension(file, "refused"), overwrite: true);
                Log.Refused(logger, tag, refused.Code);
            }

            return outcome;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new UploadOutcome.Postponed(Obstacle.FileUnreadable);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(11003, LogLevel.Information, "Capture {CaptureId} received as recording {RecordingId}, and destroyed here")]
        public static partial void Delivered(ILogger logger, string captureId, Guid recordingId);

        [LoggerMessage(11004, LogLevel.Warning, "Capture {CaptureId} refused ({Code}); it stays here, sealed")]
        public static partial void Refused(ILogger logger, string captureId, string code);
    }
}
