using System.Text.Json;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Popups.Contracts;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Popups.Feed;

/// <summary>Tells the feed of everything that happens to a call, in its order: to whoever it rings at, and to whoever it rang at before.</summary>
internal sealed class TellFeed(IPeople people, ICallLog log, FeedCalls calls, FeedStore store, FeedHub hub, Ids ids)
    : IEventHandler<CallRinging>, IEventHandler<CallAnswered>, IEventHandler<CallHeld>, IEventHandler<CallTransferred>, IEventHandler<CallEnded>
{
    public Task HandleAsync(CallRinging domainEvent, Delivery delivery, CancellationToken ct) =>
        TellAsync(domainEvent.Direction == "outbound" ? "call.dialing" : "call.ringing", domainEvent.CallId, domainEvent.At, domainEvent.Extensions, delivery, ct);

    public Task HandleAsync(CallAnswered domainEvent, Delivery delivery, CancellationToken ct) =>
        TellAsync("call.answered", domainEvent.CallId, domainEvent.At, [domainEvent.Extension], delivery, ct);

    public Task HandleAsync(CallHeld domainEvent, Delivery delivery, CancellationToken ct) =>
        TellAsync(domainEvent.Held ? "call.held" : "call.resumed", domainEvent.CallId, domainEvent.At, [domainEvent.Extension], delivery, ct);

    public Task HandleAsync(CallTransferred domainEvent, Delivery delivery, CancellationToken ct) =>
        TellAsync("call.transferred", domainEvent.CallId, domainEvent.At, [domainEvent.Extension], delivery, ct);

    public Task HandleAsync(CallEnded domainEvent, Delivery delivery, CancellationToken ct) =>
        TellAsync(domainEvent.Status is "missed" or "abandoned" ? "call.missed" : "call.ended", domainEvent.CallId, domainEvent.At, [], delivery, ct);

    private async Task TellAsync(string type, Guid callId, DateTimeOffset at, IReadOnlyList<string> extensions, Delivery delivery, CancellationToken ct)
    {
        var concerned = extensions.Count == 0 ? [] : (await people.AtExtensionsAsync(extensions, ct)).Select(p => p.Id).ToList();
        var call = await log.FindAsync(callId, ct) is { } known ? await calls.OfAsync(known, extensions, ct) : new FeedCall(callId);
        FeedRow? row = null;
        await delivery.CompleteAsync(async unit =>
        {
            var id = ids.New();
            var message = new FeedMessage(type) { Id = id, At = at, Call = call };
            row = new(id, [.. concerned.Union(await store.PeopleAsync(unit, callId))], JsonSerializer.Serialize(message, FeedJson.Options));
            await store.PutAsync(unit, row, callId);
        }, ct);
        if (row is not null)
            hub.Tell(row);
    }
}
