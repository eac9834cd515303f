namespace CallAssist.Modules.Recordings.Contracts;

/// <summary>Looks whether everything that is kept is there, unchanged and readable.</summary>
public interface IVaultCheck
{
    /// <summary>Reads every sealed file to its end and holds it against its row; changes nothing.</summary>
    Task<CheckReport> RunAsync(CancellationToken ct = default);
}

/// <summary>What a check found; nothing found is a sound vault.</summary>
/// <param name="Key"><c>here</c>; <c>missing</c>: there is no master key; <c>other</c>: it is not the one of this data.</param>
/// <param name="Recordings">Rows looked at.</param>
/// <param name="Files">Files read to their end.</param>
/// <param name="Bytes">Their plaintext.</param>
/// <param name="Findings">What is wrong.</param>
public sealed record CheckReport(string Key, int Recordings, int Files, long Bytes, IReadOnlyList<CheckFinding> Findings);

/// <summary>Something wrong.</summary>
/// <param name="Kind"><c>missing</c>: no file; <c>damaged</c>: a byte was changed or the file was cut; <c>key</c>: another master key; <c>hash</c>: sound, but not what was received; <c>orphan</c>: a file without a row.</param>
/// <param name="Recording">Whose.</param>
/// <param name="File">Which.</param>
public sealed record CheckFinding(string Kind, Guid Recording, string File);

/// <summary>Copies of everything that cannot be had again, and their way back. The keys folder is not in them: keep it apart.</summary>
public interface IBackup
{
    /// <summary>Where the nightly backups go; null where there are none: switched off, or on SQL Server.</summary>
    string? Folder { get; }

    /// <summary>Whether that folder lies within the data folder, and so on its disk.</summary>
    bool WithinData { get; }

    /// <summary>
    /// Copies database and vault into a new folder below <paramref name="folder"/> while work goes on, then reads the copy again and
    /// holds it against its own list.
    /// </summary>
    /// <exception cref="InvalidOperationException">The database is a SQL Server, which has backups of its own; or the copy is not what was written.</exception>
    Task<BackupReport> CreateAsync(string folder, CancellationToken ct = default);

    /// <summary>Checks a backup and, when all of it is sound and of a known version, puts it into an empty data folder.</summary>
    /// <param name="backup">A folder that <see cref="CreateAsync"/> made.</param>
    /// <param name="dataFolder">Where to; must hold no database.</param>
    /// <param name="ct">Cancels.</param>
    Task<RestoreOutcome> RestoreAsync(string backup, string dataFolder, CancellationToken ct = default);
}

/// <summary>A backup that was made and verified.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Files">Files in it.</param>
/// <param name="Bytes">Their size together.</param>
public sealed record BackupReport(string Folder, int Files, long Bytes);

/// <summary>What came of a restore.</summary>
public abstract record RestoreOutcome
{
    /// <summary>Everything stands; <paramref name="KeyMatches"/> is false while the folder has another master key, or none.</summary>
    public sealed record Done(int Files, long Bytes, bool KeyMatches) : RestoreOutcome;

    /// <summary>Nothing was written, for this reason.</summary>
    public sealed record Refused(string Reason) : RestoreOutcome;
}

/// <summary>Wraps the keys of all recordings with a new master key; the files stay as they are.</summary>
public interface IKeyRotation
{
    /// <summary>Makes a new master key file, keeps the former one beside it, and wraps every key anew. Interrupted, call it again.</summary>
    /// <returns>How many keys were wrapped anew.</returns>
    Task<int> RotateAsync(CancellationToken ct = default);
}
