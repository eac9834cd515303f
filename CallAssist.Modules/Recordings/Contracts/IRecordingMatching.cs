using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>Recordings that found no call by themselves, and the calls they may belong to.</summary>
public interface IRecordingMatching
{
    /// <summary>Calls around the recording's time that have no recording yet, the likeliest first; none for what this person may not see.</summary>
    Task<IReadOnlyList<CallRow>> CandidatesAsync(Person viewer, Guid recordingId, CancellationToken ct = default);

    /// <summary>Says to which call a recording belongs; its draft is written again for that call's customer. False when there is none for this person.</summary>
    Task<bool> AssignAsync(Person by, Guid recordingId, Guid callId, CancellationToken ct = default);
}
