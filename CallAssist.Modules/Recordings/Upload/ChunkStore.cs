using System.Security.Cryptography;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Vault;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings.Upload;

/// <summary>The chunks of uploads that are not whole yet: one sealed file each, named by where it begins.</summary>
internal sealed class ChunkStore(MasterKey master, IOptions<DatabaseOptions> data) : IFileStore
{
    private const string Purpose = "Chunk";

    private readonly string _root = Path.Combine(data.Value.Directory, "uploads");

    /// <summary>Returns once the chunk is on the disk; one of an earlier attempt is replaced.</summary>
    public void Write(Guid upload, long offset, string wrappedKey, ReadOnlySpan<byte> chunk)
    {
        Directory.CreateDirectory(Folder(upload));
        var salt = RandomNumberGenerator.GetBytes(SegmentCipher.SaltSize);
        var file = new FileStream(PathOf(upload, offset), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 17);
        file.Write(salt);
        using var writer = new SealedWriter(file, new SegmentCipher(master.Unwrap(wrappedKey), salt, Purpose), () => file.Flush(flushToDisk: true));
        writer.Write(chunk);
        writer.Complete();
    }

    /// <summary>All chunks one after the other, up to this many bytes.</summary>
    public Stream Open(Guid upload, long bytes, string wrappedKey) => new ChunkStream(offset => OpenChunk(upload, offset, wrappedKey), bytes);

    public void Delete(Guid upload)
    {
        if (Directory.Exists(Folder(upload)))
            Directory.Delete(Folder(upload), recursive: true);
    }

    /// <summary>Uploads of which something lies here.</summary>
    public IReadOnlyList<Guid> List() =>
        Directory.Exists(_root) ? [.. Directory.EnumerateDirectories(_root).Select(Path.GetFileName).Where(name => Guid.TryParse(name, out _)).Select(name => Guid.Parse(name!))] : [];

    /// <summary>When the last chunk came; null when none did.</summary>
    public DateTimeOffset? LastWritten(Guid upload) =>
        Directory.Exists(Folder(upload)) ? new DateTimeOffset(Directory.GetLastWriteTimeUtc(Folder(upload)), TimeSpan.Zero) : null;

    public void Empty()
    {
        if (Directory.Exists(_root))
            Directory.Delete(_root, recursive: true);
    }

    private SealedReader OpenChunk(Guid upload, long offset, string wrappedKey)
    {
        var file = new FileStream(PathOf(upload, offset), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        var salt = new byte[SegmentCipher.SaltSize];
        file.ReadAtLeast(salt, salt.Length, throwOnEndOfStream: false);
        return new(file, new SegmentCipher(master.Unwrap(wrappedKey), salt, Purpose));
    }

    private string Folder(Guid upload) => Path.Combine(_root, upload.ToString("D"));

    private string PathOf(Guid upload, long offset) => Path.Combine(Folder(upload), $"{offset:D15}.sealed");
}
