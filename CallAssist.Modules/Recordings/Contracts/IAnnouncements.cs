using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>What a caller was told of being recorded; kept with the recording, and erased with it.</summary>
public interface IAnnouncements
{
    /// <summary>Of a recording, in their order. Without regard to rights: ask for a recording that the viewer may see.</summary>
    Task<IReadOnlyList<Announcement>> OfRecordingAsync(Guid recordingId, CancellationToken ct = default);

    /// <summary>Which of these captures this person has ticked as told.</summary>
    Task<IReadOnlySet<Guid>> ToldAsync(Person by, IReadOnlyCollection<Guid> captureIds, CancellationToken ct = default);

    /// <summary>The operator has told the caller; twice is once. The capture must be his own.</summary>
    Task TellAsync(Person by, Guid captureId, Guid? callId, CancellationToken ct = default);
}

/// <summary>One announcement.</summary>
/// <param name="At">When.</param>
/// <param name="Text">Which one, as the switchboard names it; empty where the operator said it.</param>
/// <param name="Version">Its version; may be empty.</param>
/// <param name="PersonId">Who said it; null: played.</param>
public sealed record Announcement(DateTimeOffset At, string Text, string Version, Guid? PersonId);
