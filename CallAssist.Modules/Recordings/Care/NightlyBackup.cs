using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Recordings.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings.Care;

/// <summary>A backup every night; the latest few stay. What was erased leaves the backups with them.</summary>
internal sealed partial class NightlyBackup(IBackup backup, IOptions<RecordingsOptions> options, ILogger<NightlyBackup> logger) : IBackgroundJob
{
    public static string Kind => "backup";

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        if (backup.Folder is not { } folder)
            return;
        var report = await backup.CreateAsync(folder, ct);
        Log.Made(logger, report.Files, report.Bytes);
        foreach (var old in Directory.GetDirectories(folder, "callassist-*").OrderDescending(StringComparer.Ordinal).Skip(options.Value.BackupsKept))
            Directory.Delete(old, recursive: true);
    }

    private static partial class Log
    {
        [LoggerMessage(4020, LogLevel.Information, "Backup of {Files} files, {Bytes} bytes, made and verified")]
        public static partial void Made(ILogger logger, int files, long bytes);
    }
}
