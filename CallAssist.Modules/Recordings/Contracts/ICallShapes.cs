namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>Who talked when in a recording.</summary>
public interface ICallShapes
{
    /// <summary>The shape, or null until the voices are extracted. Without regard to rights: ask the recording first.</summary>
    Task<CallShape?> FindAsync(Guid recordingId, CancellationToken ct = default);
}
