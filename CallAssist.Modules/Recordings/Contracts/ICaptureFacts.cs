using CallAssist.Protocol.AgentV1;

namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>What the agent said of a recording that it captured itself.</summary>
public interface ICaptureFacts
{
    /// <summary>
    /// Mode, spans in which nothing was recorded, why it ended; null for a file that was sent by hand. Without regard to rights:
    /// ask for a recording that the viewer may see.
    /// </summary>
    Task<CaptureFacts?> FindAsync(Guid recordingId, CancellationToken ct = default);
}
