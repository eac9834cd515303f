using CallAssist.Agent.Settings;
using CallAssist.Agent.Upload;

namespace CallAssist.Agent.Spool;

/// <summary>One walk through the spool: every finished file, oldest first, each sent once.</summary>
internal sealed partial class SpoolPass(SpoolFolder spool, CaptureUploader uploader, AgentTexts texts, TimeProvider clock, ILogger<SpoolPass> logger) : ISpoolPass
{
    public async ValueTask<PassResult> RunAsync(CancellationToken ct)
    {
        var result = new PassResult();
        foreach (var file in Look(ref result))
        {
            switch (await SettleAsync(file, ct))
            {
                case UploadOutcome.Taken or UploadOutcome.Refused:
                    result = result with { Settled = result.Settled + 1 };
                    break;
                case UploadOutcome.Postponed { ConcernsAll: true } postponed:
                    return result with { Obstacle = postponed };
                case UploadOutcome.Postponed postponed:
                    result = result with { Obstacle = postponed };
                    break;
            }
        }

        return result;
    }

    private IReadOnlyList<FileInfo> Look(ref PassResult result)
    {
        try
        {
            return spool.Finished();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            result = result with { Obstacle = new(Obstacle.SpoolUnreadable) };
            return [];
        }
    }

    /// <summary>Sends the file and lets it leave the spool where the answer is final; null when somebody still has it open.</summary>
    private async Task<UploadOutcome?> SettleAsync(FileInfo file, CancellationToken ct)
    {
        try
        {
            using var capture = SpoolFolder.OpenAlone(file);
            return capture is null ? null : await SendAsync(capture, ct);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new UploadOutcome.Postponed(Obstacle.FileUnreadable);
        }
    }

    private async Task<UploadOutcome> SendAsync(SpooledCapture capture, CancellationToken ct)
    {
        var digest = await CaptureDigest.OfAsync(capture.Bytes, ct);
        var outcome = await uploader.SendAsync(capture.Bytes, digest, capture.Name, ct);
        switch (outcome)
        {
            case UploadOutcome.Taken taken:
                if (!capture.Forget(digest))
                    return new UploadOutcome.Postponed(Obstacle.Damaged);
                Log.Delivered(logger, digest.Tag, digest.Length, taken.Recording, taken.New);
                break;
            case UploadOutcome.Refused refused:
                spool.Refuse(capture, texts["Refused.Note", texts.Tell(refused), capture.Name, digest.Sha256, $"{clock.GetLocalNow():yyyy-MM-dd HH:mm:ss zzz}"]);
                Log.Refused(logger, digest.Tag, digest.Length, refused.Code);
                break;
        }

        return outcome;
    }

    private static partial class Log
    {
        [LoggerMessage(11001, LogLevel.Information, "Capture {Tag} of {Bytes} bytes received as recording {RecordingId}, for the first time: {New}")]
        public static partial void Delivered(ILogger logger, string tag, long bytes, Guid recordingId, bool @new);

        [LoggerMessage(11002, LogLevel.Warning, "Capture {Tag} of {Bytes} bytes refused ({Code}), moved to the folder refused")]
        public static partial void Refused(ILogger logger, string tag, long bytes, string code);
    }
}
