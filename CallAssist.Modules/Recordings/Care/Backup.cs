using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Recordings.Vault;

namespace CallAssist.Modules.Recordings.Care;

/// <summary>
/// A folder with the database, the sealed files and a list of both with their hashes. The list is written last: a folder without it
/// is an interrupted backup. Sealed files are copied as they are, so a backup is as unreadable without the master key as the vault.
/// </summary>
internal sealed class Backup(DatabaseCopy database, RecordingVault vault, MasterKey master, TimeProvider clock) : IBackup
{
    private const string Database = "callassist.db";
    private const string ListName = "backup.json";
    private const int Version = 1;
    private const string Ids = "SELECT id FROM recordings_recording";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public async Task<BackupReport> CreateAsync(string folder, CancellationToken ct)
    {
        var target = Path.Combine(folder, $"callassist-{clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
        Directory.CreateDirectory(target);
        // The database first: every file it tells of is there by then, or was erased since.
        database.WriteTo(Path.Combine(target, Database));
        var (migrations, ids) = DatabaseCopy.Read(Path.Combine(target, Database), Ids) ?? throw new InvalidOperationException("The copy of the database is not sound.");
        var files = new List<ListedFile> { await ListAsync(target, Database, ct) };
        foreach (var file in vault.List().Where(f => ids.Contains(f.Recording)))
        {
            var copy = Path.Combine(target, file.RelativePath);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            try
            {
                File.Copy(file.Path, copy, overwrite: true);
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
            {
                // Erased while the backup ran: so it is in the backup.
                continue;
            }

            files.Add(await ListAsync(target, file.RelativePath, ct));
        }

        await File.WriteAllTextAsync(Path.Combine(target, ListName), JsonSerializer.Serialize(new BackupList(Version, clock.GetUtcNow(), migrations, master.FingerprintOrNull() ?? "", files), Json), ct);
        return await FaultAsync(target, files, ct) is { } fault
            ? throw new InvalidOperationException($"The backup is not what was written: {fault}")
            : new(target, files.Count, files.Sum(f => f.Bytes));
    }

    public async Task<RestoreOutcome> RestoreAsync(string backup, string dataFolder, CancellationToken ct)
    {
        if (File.Exists(Path.Combine(dataFolder, Database)))
            return new RestoreOutcome.Refused($"{dataFolder} holds a database already; restore into an empty folder.");
        if (await ReadListAsync(backup, ct) is not { } list)
            return new RestoreOutcome.Refused($"{backup} is no complete backup: it has no readable {ListName}.");
        if (list.Version > Version || list.Migrations.Except(Migrator.Scripts(Dialect.Sqlite).Select(s => s.Name)).Any())
            return new RestoreOutcome.Refused("A later version of CallAssist made this backup; restore it with that version or a later one.");
        if (await FaultAsync(backup, list.Files, ct) is { } fault)
            return new RestoreOutcome.Refused($"The backup is damaged: {fault}");
        // The database last: a restore that is interrupted leaves an empty office, not half a one.
        foreach (var file in list.Files.OrderBy(f => f.Path == Database))
        {
            var to = Path.Combine(dataFolder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(Path.Combine(backup, file.Path), to, overwrite: true);
        }

        return await FaultAsync(dataFolder, list.Files, ct) is { } broken
            ? new RestoreOutcome.Refused($"What was written is not what was read: {broken}")
            : new RestoreOutcome.Done(list.Files.Count, list.Files.Sum(f => f.Bytes), MasterKey.FingerprintIn(dataFolder) == list.Key);
    }

    private static async Task<BackupList?> ReadListAsync(string backup, CancellationToken ct)
    {
        try
        {
            var list = JsonSerializer.Deserialize<BackupList>(await File.ReadAllTextAsync(Path.Combine(backup, ListName), ct), Json);
            return list?.Files.Any(f => f.Path == Database) == true && list.Files.All(f => IsInside(f.Path)) ? list : null;
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A list may name nothing outside its folder.</summary>
    private static bool IsInside(string path) => !Path.IsPathRooted(path) && !path.Split('/', '\\').Contains("..");

    /// <summary>The first file that is not what the list says, or null.</summary>
    private static async Task<string?> FaultAsync(string folder, IReadOnlyList<ListedFile> files, CancellationToken ct)
    {
        foreach (var file in files)
        {
            if (!File.Exists(Path.Combine(folder, file.Path)))
                return $"{file.Path} is missing";
            if (await ListAsync(folder, file.Path, ct) != file)
                return $"{file.Path} was changed";
        }

        return DatabaseCopy.Read(Path.Combine(folder, Database), Ids) is null ? $"{Database} is not sound" : null;
    }

    private static async Task<ListedFile> ListAsync(string folder, string path, CancellationToken ct)
    {
        await using var stream = File.OpenRead(Path.Combine(folder, path));
        return new(path, stream.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct)));
    }

    private sealed record BackupList(int Version, DateTimeOffset At, IReadOnlyList<string> Migrations, string Key, IReadOnlyList<ListedFile> Files);

    private sealed record ListedFile(string Path, long Bytes, string Sha256);
}
