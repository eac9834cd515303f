using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallAssist.Modules.Recordings.Vault.S3;

/// <summary>
/// At start: sealed files that lie on the disk, from before the bucket was set or from a restored backup, go into the bucket. Each is removed
/// here once the store has it; cut short, the next start goes on.
/// </summary>
internal sealed partial class MoveIntoBucket(DiskVolume disk, IVolume bucket, ILogger<MoveIntoBucket> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var left = disk.List();
        foreach (var (name, _) in left)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (content, publish) = bucket.Create(name);
            using (content)
            {
                using (var file = disk.Open(name))
                    file.CopyTo(content);
                publish();
            }

            disk.Delete(name);
        }

        if (left.Count > 0)
            Log.Moved(logger, left.Count);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(4061, LogLevel.Information, "{Count} sealed files moved from the disk into the bucket")]
        public static partial void Moved(ILogger logger, int count);
    }
}
