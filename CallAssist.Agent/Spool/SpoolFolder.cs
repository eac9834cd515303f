using CallAssist.Agent.Settings;

namespace CallAssist.Agent.Spool;

/// <summary>
/// The watched folder, and the agent's only state: what lies in it is to be sent, what is gone was received, what lies in
/// <c>refused/</c> will never be taken. Hence a kill at any moment costs a second sending at most, which the server knows by its SHA-256.
/// </summary>
internal sealed class SpoolFolder(AgentOptions options, TimeProvider clock)
{
    /// <summary>Names that recorders and copiers give to unfinished files.</summary>
    private static readonly string[] Unfinished = [".part", ".partial", ".tmp", ".temp", ".crdownload"];

    private readonly string _folder = Path.GetFullPath(options.Spool);
    private readonly SettledFiles _settled = new(options.Settle, clock);

    private string RefusedFolder => Path.Combine(_folder, "refused");

    /// <summary>Makes the folders; throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where it cannot write.</summary>
    public void Prepare()
    {
        Directory.CreateDirectory(RefusedFolder);
        using var probe = new FileStream(Path.Combine(_folder, $".{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
    }

    /// <summary>The files that look finished, oldest first. Empty files and links are left alone.</summary>
    public IReadOnlyList<FileInfo> Finished()
    {
        var files = new DirectoryInfo(_folder).EnumerateFiles()
            .Where(file => file is { Length: > 0, LinkTarget: null } && !file.Name.StartsWith('.') && !Unfinished.Contains(file.Extension, StringComparer.OrdinalIgnoreCase))
            .ToList();
        return [.. _settled.Among(files).OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal)];
    }

    /// <summary>Opens a file that nobody else has open; null when somebody has, or when it is gone.</summary>
    public static SpooledCapture? OpenAlone(FileInfo file)
    {
        try
        {
            // Windows lets an open file be deleted only where deleting is shared; writing and reading stay ours alone.
            var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None);
            if (!OpenWriters.Has(stream.SafeFileHandle))
                return new(file, stream);
            stream.Dispose();
            return null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Moves a file to <c>refused/</c> with the reason beside it; the reason first, so that none ever lies there without one.</summary>
    public void Refuse(SpooledCapture capture, string reason)
    {
        Directory.CreateDirectory(RefusedFolder);
        var (stem, extension) = (Path.GetFileNameWithoutExtension(capture.Name), Path.GetExtension(capture.Name));
        var target = Path.Combine(RefusedFolder, capture.Name);
        for (var number = 2; File.Exists(target); number++)
            target = Path.Combine(RefusedFolder, $"{stem} ({number}){extension}");
        File.WriteAllText(target + ".txt", reason);
        capture.MoveTo(target);
    }
}
