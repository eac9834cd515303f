using CallAssist.Modules.Telephony.Adapters;

namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>Calls of a replay.</summary>
internal sealed class MemoryBook : ICallBook
{
    private readonly Dictionary<Guid, (CallSnapshot Call, List<TelephonyEvent> Reports)> _calls = [];

    public IEnumerable<CallSnapshot> Calls => _calls.Values.Select(c => c.Call);

    public Task<CallSnapshot?> FindAsync(string source, string sourceCallId) => Task.FromResult(
        Calls.Where(c => c.Keys.Any(k => k.Source == source && k.Id == sourceCallId)).MaxBy(c => c.StartedAt));

    public Task<CallSnapshot?> FindAsync(Guid callId) => Task.FromResult(_calls.TryGetValue(callId, out var known) ? known.Call : null);

    public Task<IReadOnlyList<CallSnapshot>> NearAsync(DateTimeOffset since, Likeness like) =>
        Task.FromResult<IReadOnlyList<CallSnapshot>>([.. Calls.Where(c => c.EndedAt is null || c.EndedAt > since)]);

    public Task<IReadOnlyList<TelephonyEvent>> ReportsAsync(Guid callId) => Task.FromResult<IReadOnlyList<TelephonyEvent>>([.. _calls[callId].Reports]);

    public Task<IReadOnlyList<CallSnapshot>> DueAsync(DateTimeOffset now) =>
        Task.FromResult<IReadOnlyList<CallSnapshot>>([.. Calls.Where(c => c.DueAt <= now)]);

    public Task SaveAsync(CallSnapshot? before, CallSnapshot call, IReadOnlyList<TelephonyEvent> added)
    {
        List<TelephonyEvent> reports = _calls.TryGetValue(call.Id, out var known) ? known.Reports : [];
        reports.AddRange(added);
        _calls[call.Id] = (call, reports);
        return Task.CompletedTask;
    }

    public Task RemoveAsync(Guid callId)
    {
        _calls.Remove(callId);
        return Task.CompletedTask;
    }
}
