using System.Globalization;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Vault;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings.Care;

/// <summary>
/// A folder with the database, the sealed files and a list of both with their hashes. Sealed files are copied as they are, so a backup
/// is as unreadable without the master key as the vault.
/// </summary>
internal sealed class Backup(
    DatabaseCopy database, RecordingVault vault, MasterKey master, IOptions<DatabaseOptions> data, IOptions<RecordingsOptions> options, TimeProvider clock) : IBackup
{
    /// <summary>What is left free beside a copy, bytes.</summary>
    private const long Spare = 500_000_000;

    public string? Folder => data.Value.SqlServer is { Length: > 0 } || options.Value.BackupFolder is not { Length: > 0 } named ? null
        : Path.GetFullPath(named, Path.GetFullPath(data.Value.Directory));

    public bool WithinData => Folder?.StartsWith(Path.GetFullPath(data.Value.Directory), StringComparison.Ordinal) == true;

    public async Task<BackupReport> CreateAsync(string folder, CancellationToken ct)
    {
        var target = Path.Combine(folder, $"callassist-{clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
        Directory.CreateDirectory(target);
        MakeSure(target, vault.List().Sum(f => f.Bytes));
        // The database first: every file it tells of is there by then, or was erased since.
        database.WriteTo(Path.Combine(target, BackupList.Database));
        var (migrations, ids) = DatabaseCopy.Read(Path.Combine(target, BackupList.Database), BackupList.RecordingIds) ?? throw new InvalidOperationException("The copy of the database is not sound.");
        var files = new List<ListedFile> { await ListedFile.OfAsync(target, BackupList.Database, ct) };
        foreach (var file in vault.List().Where(f => ids.Contains(f.Recording)))
        {
            var path = "vault/" + file.Name;
            var copy = Path.Combine(target, path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            try
            {
                await using var from = vault.OpenSealed(file);
                await using var to = File.Create(copy);
                await from.CopyToAsync(to, ct);
            }
            catch (FileNotFoundException)
            {
                // Erased while the backup ran: so it is in the backup.
                continue;
            }

            files.Add(await ListedFile.OfAsync(target, path, ct));
        }

        var list = new BackupList(BackupList.Present, clock.GetUtcNow(), migrations, master.FingerprintOrNull() ?? "", files);
        await list.WriteAsync(target, ct);
        return await list.FaultAsync(target, ct) is { } fault
            ? throw new InvalidOperationException($"The backup is not what was written: {fault}")
            : new(target, files.Count, list.Bytes);
    }

    public async Task<RestoreOutcome> RestoreAsync(string backup, string dataFolder, CancellationToken ct)
    {
        if (File.Exists(Path.Combine(dataFolder, BackupList.Database)))
            return new RestoreOutcome.Refused($"{dataFolder} holds a database already; restore into an empty folder.");
        if (await BackupList.ReadAsync(backup, ct) is not { } list)
            return new RestoreOutcome.Refused($"{backup} is no complete backup: it has no readable {BackupList.FileName}.");
        if (!list.IsKnown)
            return new RestoreOutcome.Refused("A later version of CallAssist made this backup; restore it with that version or a later one.");
        if (await list.FaultAsync(backup, ct) is { } fault)
            return new RestoreOutcome.Refused($"The backup is damaged: {fault}");
        // The database last: a restore that is interrupted leaves an empty office, not half a one.
        foreach (var file in list.Files.OrderBy(f => f.Path == BackupList.Database))
        {
            var to = Path.Combine(dataFolder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(Path.Combine(backup, file.Path), to, overwrite: true);
        }

        return await list.FaultAsync(dataFolder, ct) is { } broken
            ? new RestoreOutcome.Refused($"What was written is not what was read: {broken}")
            : new RestoreOutcome.Done(list.Files.Count, list.Bytes, MasterKey.FingerprintIn(dataFolder) == list.Key);
    }

    /// <summary>A copy that would fill the disk is not begun.</summary>
    private static void MakeSure(string folder, long bytes)
    {
        if (new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace < bytes + Spare)
        {
            Directory.Delete(folder);
            throw new InvalidOperationException($"There is no room in {Path.GetDirectoryName(folder)} for {bytes / 1_000_000} MB: name another disk in Recordings:BackupFolder, or keep fewer (Recordings:BackupsKept).");
        }
    }
}
