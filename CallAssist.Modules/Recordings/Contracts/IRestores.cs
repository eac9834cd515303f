using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>
/// Restoring a backup over a living office: prepared while the server runs, done at its next start, before anything is opened. What was
/// there is put aside, never overwritten.
/// </summary>
public interface IRestores
{
    /// <summary>Complete backups in the backup folder, newest first.</summary>
    Task<IReadOnlyList<StandingBackup>> ListAsync(CancellationToken ct = default);

    /// <summary>Reads every file of one and says what a restore would mean; null when there is no such backup.</summary>
    Task<RestorePreview?> PreviewAsync(string name, CancellationToken ct = default);

    /// <summary>Prepares the restore for the next start. False when there is no such backup, or it is not fit.</summary>
    /// <param name="by">An administrator.</param>
    /// <param name="name">Of the backup.</param>
    /// <param name="ct">Cancels.</param>
    Task<bool> OrderAsync(Person by, string name, CancellationToken ct = default);

    /// <summary>Takes a prepared restore back.</summary>
    void Cancel();

    /// <summary>The restore that is prepared, or null.</summary>
    RestoreOrder? Ordered { get; }

    /// <summary>The last restore that was done or refused at a start; null when there was none, or its rest was removed.</summary>
    RestoreNote? Last { get; }

    /// <summary>Does what was prepared. Before the host starts; killed at any point, the next start goes on.</summary>
    Task ApplyAsync(CancellationToken ct = default);

    /// <summary>Removes for good what the last restore put aside.</summary>
    void Forget();
}

/// <summary>A backup in the backup folder.</summary>
/// <param name="Name">Of its folder.</param>
/// <param name="At">When it was complete.</param>
/// <param name="Files">Files in it.</param>
/// <param name="Bytes">Their size together.</param>
/// <param name="Known">False where a later version made it.</param>
/// <param name="KeyHere">Whether the master key at hand opens it.</param>
public sealed record StandingBackup(string Name, DateTimeOffset At, int Files, long Bytes, bool Known, bool KeyHere);

/// <summary>What a restore would mean.</summary>
/// <param name="Backup">Which.</param>
/// <param name="Recordings">Recordings in it.</param>
/// <param name="Lost">Recordings that are here now and not in it.</param>
/// <param name="Fault">Why it is not fit, in English, or null.</param>
public sealed record RestorePreview(StandingBackup Backup, int Recordings, int Lost, string? Fault);

/// <summary>A prepared restore.</summary>
public sealed record RestoreOrder(string Backup, string Folder, DateTimeOffset At, Guid By, string ByName);

/// <summary>What came of a restore.</summary>
/// <param name="Order">What was asked for.</param>
/// <param name="Refused">Why nothing was changed, or null.</param>
/// <param name="Aside">Folder below the data folder with what was there before; null once it is removed.</param>
/// <param name="Noted">Whether it stands in the audit log, and what was erased since the backup is erased again.</param>
public sealed record RestoreNote(RestoreOrder Order, string? Refused, string? Aside, bool Noted);
