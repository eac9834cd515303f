using CallAssist.Modules.Kernel.Jobs;

namespace CallAssist.Modules.Kernel.Events;

/// <summary>Forgets the events that every handler dealt with a month ago: they hold numbers, and nobody asks for them again.</summary>
internal sealed class ForgetDelivered(DeliveryStore store) : IBackgroundJob
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(30);

    public static string Kind => "events-forget";

    public Task RunAsync(Guid subject, CancellationToken ct) => store.PurgeAsync(Age, ct);
}
