using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Recordings.Announce;

/// <summary>The switchboard played an announcement: it is noted for the recordings of that call, which come later or never.</summary>
internal sealed class NoteAnnouncement(Ids ids) : IEventHandler<CallAnnounced>
{
    private const int Longest = 200;

    public Task HandleAsync(CallAnnounced domainEvent, Delivery delivery, CancellationToken ct) => delivery.CompleteAsync(
        unit => unit.ExecuteAsync(
            "INSERT INTO recordings_announcement (id, call_id, at, text, version) VALUES (@id, @CallId, @At, @text, @version)",
            new { id = ids.New(), domainEvent.CallId, domainEvent.At, text = Cut(domainEvent.Text), version = Cut(domainEvent.Version) }), ct);

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];
}
