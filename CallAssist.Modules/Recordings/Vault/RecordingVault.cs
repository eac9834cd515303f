using System.Security.Cryptography;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings.Vault;

/// <summary>What is kept of a recording.</summary>
internal enum SealedKind
{
    /// <summary>The capture as it came.</summary>
    Capture,

    /// <summary>Both voices: stereo WAV, 16 kHz, caller left.</summary>
    Voices,

    /// <summary>A file made of several recordings, to be fetched and then removed.</summary>
    Bundle,
}

/// <summary>One sealed file.</summary>
/// <param name="Recording">Whose.</param>
/// <param name="Kind">What.</param>
/// <param name="Path">Where.</param>
/// <param name="RelativePath">Below the data folder, with forward slashes.</param>
internal sealed record VaultFile(Guid Recording, SealedKind Kind, string Path, string RelativePath);

/// <summary>The sealed store: one folder per recording, one key per recording wrapped by the master key.</summary>
internal sealed class RecordingVault(MasterKey master, IOptions<DatabaseOptions> data) : IFileStore
{
    private readonly string _root = Path.Combine(data.Value.Directory, "vault");

    /// <summary>A key for a new recording, and its wrapped form for the row.</summary>
    public (byte[] Key, string Wrapped) NewKey() => master.NewKey();

    /// <summary>Opens the wrapped key of a row.</summary>
    public byte[] Unwrap(string wrapped) => master.Unwrap(wrapped);

    /// <summary>Begins a file. It takes the place of a former one once it is complete: who listens meanwhile hears that, and a work cut short costs nothing.</summary>
    public SealedWriter Create(Guid recording, SealedKind kind, byte[] key)
    {
        Directory.CreateDirectory(Folder(recording));
        var path = PathOf(recording, kind);
        // Deleting covers renaming on Windows.
        var file = new FileStream(path + ".part", FileMode.Create, FileAccess.Write, FileShare.Delete, bufferSize: 1 << 17);
        var salt = RandomNumberGenerator.GetBytes(SegmentCipher.SaltSize);
        file.Write(salt);
        return new(file, new SegmentCipher(key, salt, kind.ToString()), path);
    }

    /// <summary>Opens a file for reading.</summary>
    public SealedReader Open(Guid recording, SealedKind kind, string wrappedKey)
    {
        var file = new FileStream(PathOf(recording, kind), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1);
        var salt = new byte[SegmentCipher.SaltSize];
        file.ReadAtLeast(salt, salt.Length, throwOnEndOfStream: false);
        return new(file, new SegmentCipher(master.Unwrap(wrappedKey), salt, kind.ToString()));
    }

    /// <summary>Every file there is.</summary>
    public IReadOnlyList<VaultFile> List()
    {
        if (!Directory.Exists(_root))
            return [];
        return [.. from path in Directory.EnumerateFiles(_root, "*.sealed", SearchOption.AllDirectories)
                   let kind = Path.GetFileNameWithoutExtension(path)
                   where Enum.TryParse<SealedKind>(kind, ignoreCase: true, out _) && Guid.TryParse(Path.GetFileName(Path.GetDirectoryName(path)), out _)
                   select new VaultFile(
                       Guid.Parse(Path.GetFileName(Path.GetDirectoryName(path))!), Enum.Parse<SealedKind>(kind, ignoreCase: true), path,
                       Path.GetRelativePath(Path.GetDirectoryName(_root)!, path).Replace('\\', '/'))];
    }

    /// <summary>Removes whatever is kept of a recording.</summary>
    public void Delete(Guid recording)
    {
        if (Directory.Exists(Folder(recording)))
            Directory.Delete(Folder(recording), recursive: true);
    }

    /// <summary>Removes one file of a recording.</summary>
    public void Delete(Guid recording, SealedKind kind)
    {
        if (File.Exists(PathOf(recording, kind)))
            File.Delete(PathOf(recording, kind));
    }

    public void Empty()
    {
        if (Directory.Exists(_root))
            Directory.Delete(_root, recursive: true);
    }

    // The last characters of a version 7 id are random: 256 folders fill evenly.
    private string Folder(Guid recording) => Path.Combine(_root, recording.ToString("N")[^2..], recording.ToString("D"));

    private string PathOf(Guid recording, SealedKind kind) => Path.Combine(Folder(recording), kind.ToString().ToLowerInvariant() + ".sealed");
}
