using System.Security.Cryptography;
using System.Text.Json;
using CallAssist.Modules.Kernel.Data;

namespace CallAssist.Modules.Recordings.Care;

/// <summary>What a backup holds, with the hash of every file; written last, so that a folder without it is an interrupted backup.</summary>
/// <param name="Version">Of this list.</param>
/// <param name="At">When the copy was complete.</param>
/// <param name="Migrations">The scripts its database went through.</param>
/// <param name="Key">Fingerprint of the master key that it is sealed with.</param>
/// <param name="Files">Below the folder, with forward slashes.</param>
internal sealed record BackupList(int Version, DateTimeOffset At, IReadOnlyList<string> Migrations, string Key, IReadOnlyList<ListedFile> Files)
{
    public const string Database = "callassist.db";
    public const string FileName = "backup.json";
    public const int Present = 1;
    public const string RecordingIds = "SELECT id FROM recordings_recording";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Whether this version of the program knows all of it.</summary>
    public bool IsKnown => Version <= Present && !Migrations.Except(Migrator.Scripts(Dialect.Sqlite).Select(s => s.Name)).Any();

    public long Bytes => Files.Sum(f => f.Bytes);

    /// <summary>The list of a backup; null where it is none, an interrupted one, or names a file outside its folder.</summary>
    public static async Task<BackupList?> ReadAsync(string backup, CancellationToken ct)
    {
        try
        {
            var list = JsonSerializer.Deserialize<BackupList>(await File.ReadAllTextAsync(Path.Combine(backup, FileName), ct), Json);
            return list?.Files.Any(f => f.Path == Database) == true && list.Files.All(f => IsInside(f.Path)) ? list : null;
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public Task WriteAsync(string backup, CancellationToken ct) => File.WriteAllTextAsync(Path.Combine(backup, FileName), JsonSerializer.Serialize(this, Json), ct);

    /// <summary>The first file that is not what the list says, or null.</summary>
    public async Task<string?> FaultAsync(string folder, CancellationToken ct)
    {
        foreach (var file in Files)
        {
            if (!File.Exists(Path.Combine(folder, file.Path)))
                return $"{file.Path} is missing";
            if (await ListedFile.OfAsync(folder, file.Path, ct) != file)
                return $"{file.Path} was changed";
        }

        return DatabaseCopy.Read(Path.Combine(folder, Database), RecordingIds) is null ? $"{Database} is not sound" : null;
    }

    private static bool IsInside(string path) => !Path.IsPathRooted(path) && !path.Split('/', '\\').Contains("..");
}

/// <summary>One file of a backup.</summary>
internal sealed record ListedFile(string Path, long Bytes, string Sha256)
{
    public static async Task<ListedFile> OfAsync(string folder, string path, CancellationToken ct)
    {
        await using var stream = File.OpenRead(System.IO.Path.Combine(folder, path));
        return new(path, stream.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct)));
    }
}
