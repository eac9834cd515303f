using CallAssist.Modules.Kernel.Contracts;

namespace CallAssist.Modules.Kernel.Events;

internal sealed class ParkedEvents(DeliveryStore store, EventDispatcher dispatcher) : IParkedEvents
{
    public Task<IReadOnlyList<ParkedEvent>> ListAsync(CancellationToken ct) => store.ListAsync(ct);

    public Task<bool> RetryAsync(Guid eventId, string handler, CancellationToken ct) => dispatcher.RetryAsync(eventId, handler, ct);

    public Task ForgetAsync(Guid eventId, string handler, CancellationToken ct) => dispatcher.ForgetAsync(eventId, handler, ct);
}
