namespace CallAssist.Modules.Telephony.Contracts;

/// <summary>Calls of a time before any source told of them: taken over from elsewhere, without any event.</summary>
public interface ICallHistory
{
    /// <summary>Stores the calls, all or none; returns their ids in order.</summary>
    Task<IReadOnlyList<Guid>> AddAsync(IReadOnlyList<CallRow> calls, CancellationToken ct = default);
}
