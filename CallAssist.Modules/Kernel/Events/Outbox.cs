using System.Text.Json;
using System.Threading.Channels;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Data;

namespace CallAssist.Modules.Kernel.Events;

/// <summary>Stores events with the change they tell of, and announces them to the dispatcher once that change stands.</summary>
internal sealed class Outbox(IEnumerable<HandlerRegistration> handlers, EventMetrics metrics)
{
    private readonly ILookup<Type, HandlerRegistration> _handlers = handlers.ToLookup(h => h.EventType);
    private readonly Channel<QueuedDelivery> _announced = Channel.CreateUnbounded<QueuedDelivery>();

    public ChannelReader<QueuedDelivery> Announced => _announced.Reader;

    public async Task StoreAsync(UnitOfWork unit)
    {
        foreach (var domainEvent in unit.Events)
        {
            var type = domainEvent.GetType();
            var name = EventHandlerRegistrations.NameOf(type);
            await unit.ExecuteAsync(
                "INSERT INTO kernel_event (id, name, version, stream, at, body) VALUES (@EventId, @Name, @Version, @Stream, @At, @Body)",
                new
                {
                    domainEvent.EventId, name.Name, name.Version, domainEvent.Stream, domainEvent.At,
                    Body = JsonSerializer.Serialize(domainEvent, type),
                });
            foreach (var handler in _handlers[type])
            {
                await unit.ExecuteAsync(
                    "INSERT INTO kernel_delivery (event_id, handler, stream, state, attempts) VALUES (@EventId, @Handler, @Stream, 'pending', 0)",
                    new { domainEvent.EventId, Handler = handler.Name, domainEvent.Stream });
            }
        }
    }

    public void Announce(IReadOnlyList<IDomainEvent> events)
    {
        foreach (var domainEvent in events)
        {
            metrics.Happened(EventHandlerRegistrations.NameOf(domainEvent.GetType()).Name);
            foreach (var handler in _handlers[domainEvent.GetType()])
                _announced.Writer.TryWrite(new(domainEvent, handler, Attempts: 0));
        }
    }
}

/// <summary>One event on its way to one handler.</summary>
internal sealed record QueuedDelivery(IDomainEvent Event, HandlerRegistration Handler, int Attempts);
