using System.Text.Json;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Popups.Contracts;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Popups.Feed;

/// <summary>How a connection begins, and what its client says.</summary>
internal sealed class FeedSession(FeedStore store, FeedCalls calls, IPopups popups, ICallLog log, ICallSearch search, TimeProvider clock)
{
    /// <summary>What was missed since <paramref name="after"/>, or a snapshot. Returns the last message that is in it.</summary>
    public async Task<Guid?> GreetAsync(Func<string, Task> say, Guid? after, Person? viewer, Guid? person, CancellationToken ct)
    {
        if (after is { } known && await store.AfterAsync(known, person, ct) is { } missed)
        {
            foreach (var row in missed)
                await say(row.Body);
            return missed.Count > 0 ? missed[^1].Id : known;
        }

        var last = await store.LastAsync(ct);
        var live = person is { } own ? await OwnAsync(own, ct) : await EveryonesAsync(viewer ?? new Person { Role = Roles.Supervisor }, ct);
        await say(JsonSerializer.Serialize(new FeedMessage("snapshot") { Id = last, At = clock.GetUtcNow(), Calls = live }, FeedJson.Options));
        return last;
    }

    /// <summary>The person has seen the card of this call.</summary>
    public async Task AcknowledgeAsync(Person person, Guid callId, CancellationToken ct)
    {
        foreach (var card in (await popups.OpenAsync(person.Id, ct)).Where(c => c.CallId == callId))
            await popups.AcknowledgeAsync(person.Id, card.Id, ct);
    }

    private async Task<IReadOnlyList<FeedCall>> OwnAsync(Guid person, CancellationToken ct)
    {
        var live = new List<FeedCall>();
        foreach (var card in await popups.OpenAsync(person, ct))
        {
            if (await log.FindAsync(card.CallId, ct) is { } call)
                live.Add(await calls.OfAsync(call, null, ct) with { Acknowledged = card.Acknowledged });
        }

        return live;
    }

    private async Task<IReadOnlyList<FeedCall>> EveryonesAsync(Person viewer, CancellationToken ct)
    {
        var live = new List<FeedCall>();
        foreach (var call in (await search.SearchAsync(viewer, new() { Result = CallResult.Live, Take = 200 }, ct)).Items)
            live.Add(await calls.OfAsync(call, null, ct));
        return live;
    }
}
