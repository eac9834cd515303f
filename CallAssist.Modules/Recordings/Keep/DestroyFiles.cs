using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Vault;

namespace CallAssist.Modules.Recordings.Keep;

/// <summary>An erased recording's files; the capture of several calls goes with the first of them that is erased, because it holds them all.</summary>
internal sealed class DestroyFiles(RecordingVault vault) : IEventHandler<RecordingErased>
{
    public Task HandleAsync(RecordingErased domainEvent, Delivery delivery, CancellationToken ct)
    {
        vault.Delete(domainEvent.RecordingId);
        if (domainEvent.CaptureOf is { } capture)
            vault.Delete(capture, SealedKind.Capture);
        return Task.CompletedTask;
    }
}
