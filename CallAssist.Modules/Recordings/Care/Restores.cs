using System.Globalization;
using System.Text.Json;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Contracts;
using Dapper;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings.Care;

internal sealed class Restores(IDatabase database, IBackup backups, IOptions<DatabaseOptions> options, TimeProvider clock) : IRestores
{
    private const string Complete = ".complete";

    /// <summary>Everything of the data folder that a backup stands for. Keys, models and settings stay.</summary>
    private static readonly string[] Parts =
        ["callassist.db", "callassist.db-wal", "callassist.db-shm", "jobs.db", "jobs.db-wal", "jobs.db-shm", "vault", "uploads"];

    private string Data => Path.GetFullPath(options.Value.Directory);

    private string OrderFile => Path.Combine(Data, "restore.json");

    private string NoteFile => Path.Combine(Data, "restored.json");

    private string Staging => Path.Combine(Data, "restore-staging");

    public RestoreOrder? Ordered => Read<RestoreOrder>(OrderFile);

    public RestoreNote? Last => Read<RestoreNote>(NoteFile);

    public async Task<IReadOnlyList<StandingBackup>> ListAsync(CancellationToken ct)
    {
        if (backups.Folder is not { } folder || !Directory.Exists(folder))
            return [];
        var found = new List<StandingBackup>();
        foreach (var each in Directory.EnumerateDirectories(folder, "callassist-*").OrderDescending(StringComparer.Ordinal))
        {
            if (await BackupList.ReadAsync(each, ct) is { } list)
                found.Add(new(Path.GetFileName(each), list.At, list.Files.Count, list.Bytes, list.IsKnown, MasterKey.FingerprintIn(Data) == list.Key));
        }

        return found;
    }

    public async Task<RestorePreview?> PreviewAsync(string name, CancellationToken ct)
    {
        if ((await ListAsync(ct)).FirstOrDefault(b => b.Name == name) is not { } backup)
            return null;
        var folder = Path.Combine(backups.Folder!, name);
        var list = (await BackupList.ReadAsync(folder, ct))!;
        var fault = !backup.Known ? "A later version of CallAssist made this backup."
            : new DriveInfo(Data).AvailableFreeSpace < backup.Bytes ? "There is no room for it beside the present data."
            : await list.FaultAsync(folder, ct);
        if (fault is not null)
            return new(backup, 0, 0, fault);
        var there = DatabaseCopy.Read(Path.Combine(folder, BackupList.Database), BackupList.RecordingIds)!.Value.Ids;
        var here = await database.ReadAsync(c => c.QueryAsync<Guid>(BackupList.RecordingIds), ct);
        return new(backup, there.Count, here.Count(id => !there.Contains(id)), null);
    }

    public async Task<bool> OrderAsync(Person by, string name, CancellationToken ct)
    {
        if (by.Role != Roles.Administrator || await PreviewAsync(name, ct) is not { Fault: null })
            return false;
        Write(OrderFile, new RestoreOrder(name, Path.Combine(backups.Folder!, name), clock.GetUtcNow(), by.Id, by.DisplayName));
        return true;
    }

    public void Cancel() => File.Delete(OrderFile);

    public async Task ApplyAsync(CancellationToken ct)
    {
        if (Ordered is not { } order)
            return;
        var aside = $"before-restore-{order.At.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        // Each step leaves its mark once it is whole, so that whoever comes after a kill knows what is left to do.
        if (!IsComplete(Path.Combine(Data, aside)))
        {
            if (!IsComplete(Staging))
            {
                if (Directory.Exists(Staging))
                    Directory.Delete(Staging, recursive: true);
                Directory.CreateDirectory(Staging);
                if (await backups.RestoreAsync(order.Folder, Staging, ct) is RestoreOutcome.Refused refused)
                {
                    Directory.Delete(Staging, recursive: true);
                    End(new(order, refused.Reason, null, Noted: false));
                    return;
                }

                Mark(Staging);
            }

            Move(Data, Path.Combine(Data, aside));
            Mark(Path.Combine(Data, aside));
        }

        if (Directory.Exists(Staging))
        {
            Move(Staging, Data);
            Directory.Delete(Staging, recursive: true);
        }

        End(new(order, null, aside, Noted: false));
    }

    public void Forget()
    {
        if (Last is not { Aside: { } aside } note)
            return;
        if (Directory.Exists(Path.Combine(Data, aside)))
            Directory.Delete(Path.Combine(Data, aside), recursive: true);
        Write(NoteFile, note with { Aside = null });
    }

    /// <summary>Forgets what was put aside longer ago than this.</summary>
    public void Forget(TimeSpan after)
    {
        if (Last is { Noted: true, Aside: not null, Order.At: var at } && at < clock.GetUtcNow() - after)
            Forget();
    }

    /// <summary>Recordings erased before the restore: they may have come back with it.</summary>
    public IReadOnlyList<Guid> ErasedBefore(RestoreNote note)
    {
        var file = note.Aside is null ? null : Path.Combine(Data, note.Aside, BackupList.Database);
        return File.Exists(file) ? DatabaseCopy.Ids(file, "SELECT id FROM recordings_erased") : [];
    }

    public void SetNoted(RestoreNote note) => Write(NoteFile, note with { Noted = true });

    private void End(RestoreNote note)
    {
        Write(NoteFile, note);
        File.Delete(OrderFile);
    }

    private static void Move(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var part in Parts)
        {
            var (source, target) = (Path.Combine(from, part), Path.Combine(to, part));
            if (Directory.Exists(source) && !Directory.Exists(target))
                Directory.Move(source, target);
            else if (File.Exists(source) && !File.Exists(target))
                File.Move(source, target);
        }
    }

    private static bool IsComplete(string folder) => File.Exists(Path.Combine(folder, Complete));

    private static void Mark(string folder) => File.WriteAllText(Path.Combine(folder, Complete), "");

    private static T? Read<T>(string file) where T : class
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<T>(File.ReadAllText(file)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>In one step: a kill leaves the former file or the new one.</summary>
    private static void Write<T>(string file, T value)
    {
        File.WriteAllText(file + ".part", JsonSerializer.Serialize(value));
        File.Move(file + ".part", file, overwrite: true);
    }
}
