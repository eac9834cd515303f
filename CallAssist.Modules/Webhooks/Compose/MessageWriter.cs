using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Webhooks.Contracts;

namespace CallAssist.Modules.Webhooks.Compose;

/// <summary>Says of an event what other systems need, and no more. Null when what it is about is gone.</summary>
internal sealed class MessageWriter(IInterventions interventions, ICallLog calls, IRecordings recordings, ICustomerDirectory customers, ICustomerKeys keys)
{
    // Reads what stands in the customers' histories, as everyone of the office may.
    private static readonly Person Reader = new() { DisplayName = "webhook" };

    public async Task<MessageBody?> WriteAsync(InterventionSaved saved, CancellationToken ct)
    {
        if (await interventions.FindAsync(Reader, saved.InterventionId, ct) is not { State: InterventionState.Accepted } item)
            return null;
        var customer = item.Body.CompanyId is { } company ? (await keys.OfAsync([company], ct)).GetValueOrDefault(company) : null;
        return new(1, default, WebhookEvents.InterventionSaved, saved.At)
        {
            Intervention = new(item.Id, item.ExternalId, item.Version, item.CallId, customer, item.SavedBy, $"api/v1/interventions/{item.Id}", $"interventions/{item.Id}"),
        };
    }

    public async Task<MessageBody?> WriteAsync(CallEnded ended, CancellationToken ct)
    {
        if (await calls.FindAsync(ended.CallId, ct) is not { } call || call.Direction == "internal")
            return null;
        var key = (await customers.LookupAsync(call.Number, ct)).ExternalId;
        return new(1, default, WebhookEvents.CallEnded, ended.At)
        {
            Call = new(
                call.Id, call.Direction, ended.Status, call.Extension, key, key is null ? call.Number : null, call.StartedAt, call.AnsweredAt, call.EndedAt, $"interventions/new?call={call.Id}"),
        };
    }

    public async Task<MessageBody?> WriteAsync(TranscriptReady ready, CancellationToken ct) => await recordings.FindAsync(ready.RecordingId, ct) is { } recording
        ? new(1, default, WebhookEvents.TranscriptReady, ready.At) { Transcript = new(recording.Id, recording.CallId, $"recordings/{recording.Id}") }
        : null;
}
