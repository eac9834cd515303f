using CallAssist.Modules.Kernel.Data;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings.Vault;

/// <summary>The folder <c>vault</c> of the data folder.</summary>
internal sealed class DiskVolume(IOptions<DatabaseOptions> data) : IVolume
{
    private readonly string _root = Path.Combine(data.Value.Directory, "vault");

    public (Stream Content, Action Publish) Create(string name)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Deleting covers renaming on Windows.
        var file = new FileStream(path + ".part", FileMode.Create, FileAccess.Write, FileShare.Delete, bufferSize: 1 << 17);
        return (file, () =>
        {
            file.Flush(flushToDisk: true);
            File.Move(file.Name, path, overwrite: true);
        }
        );
    }

    public Stream Open(string name)
    {
        try
        {
            return new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1);
        }
        catch (DirectoryNotFoundException gone)
        {
            throw new FileNotFoundException(gone.Message, name, gone);
        }
    }

    public IReadOnlyList<VolumeObject> List() => !Directory.Exists(_root) ? [] :
        [.. from file in new DirectoryInfo(_root).EnumerateFiles("*.sealed", SearchOption.AllDirectories)
            where file.Exists
            select new VolumeObject(Path.GetRelativePath(_root, file.FullName).Replace('\\', '/'), file.Length)];

    public void Delete(string name)
    {
        var path = PathOf(name);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else if (File.Exists(path))
            File.Delete(path);
    }

    public void Empty()
    {
        if (Directory.Exists(_root))
            Directory.Delete(_root, recursive: true);
    }

    private string PathOf(string name) => Path.Combine(_root, name);
}
