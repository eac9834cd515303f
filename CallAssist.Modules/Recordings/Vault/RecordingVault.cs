using System.Security.Cryptography;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Crypto;

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
/// <param name="Name">On the volume, with forward slashes.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record VaultFile(Guid Recording, SealedKind Kind, string Name, long Bytes);

/// <summary>The sealed store: one folder per recording, one key per recording wrapped by the master key.</summary>
internal sealed class RecordingVault(MasterKey master, IVolume volume) : IFileStore
{
    /// <summary>A key for a new recording, and its wrapped form for the row.</summary>
    public (byte[] Key, string Wrapped) NewKey() => master.NewKey();

    /// <summary>Opens the wrapped key of a row.</summary>
    public byte[] Unwrap(string wrapped) => master.Unwrap(wrapped);

    /// <summary>Begins a file. It takes the place of a former one once it is complete: who listens meanwhile hears that, and a work cut short costs nothing.</summary>
    public SealedWriter Create(Guid recording, SealedKind kind, byte[] key)
    {
        var (file, publish) = volume.Create(NameOf(recording, kind));
        var salt = RandomNumberGenerator.GetBytes(SegmentCipher.SaltSize);
        file.Write(salt);
        return new(file, new SegmentCipher(key, salt, kind.ToString()), publish);
    }

    /// <summary>Opens a file for reading.</summary>
    public SealedReader Open(Guid recording, SealedKind kind, string wrappedKey)
    {
        var file = volume.Open(NameOf(recording, kind));
        var salt = new byte[SegmentCipher.SaltSize];
        file.ReadAtLeast(salt, salt.Length, throwOnEndOfStream: false);
        return new(file, new SegmentCipher(master.Unwrap(wrappedKey), salt, kind.ToString()));
    }

    /// <summary>Every file there is.</summary>
    public IReadOnlyList<VaultFile> List() =>
        [.. from each in volume.List()
            let parts = each.Name.Split('/')
            where parts.Length == 3 && Enum.TryParse<SealedKind>(Path.GetFileNameWithoutExtension(parts[2]), ignoreCase: true, out _) && Guid.TryParse(parts[1], out _)
            select new VaultFile(Guid.Parse(parts[1]), Enum.Parse<SealedKind>(Path.GetFileNameWithoutExtension(parts[2]), ignoreCase: true), each.Name, each.Bytes)];

    /// <summary>A file as it is sealed, for a copy.</summary>
    public Stream OpenSealed(VaultFile file) => volume.Open(file.Name);

    /// <summary>Removes whatever is kept of a recording.</summary>
    public void Delete(Guid recording) => volume.Delete(Folder(recording));

    /// <summary>Removes one file of a recording.</summary>
    public void Delete(Guid recording, SealedKind kind) => volume.Delete(NameOf(recording, kind));

    public void Empty() => volume.Empty();

    // The last characters of a version 7 id are random: 256 folders fill evenly.
    private static string Folder(Guid recording) => $"{recording.ToString("N")[^2..]}/{recording:D}";

    private static string NameOf(Guid recording, SealedKind kind) => $"{Folder(recording)}/{kind.ToString().ToLowerInvariant()}.sealed";
}
