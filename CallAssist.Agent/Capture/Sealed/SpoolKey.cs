using System.Security.Cryptography;

namespace CallAssist.Agent.Capture.Sealed;

/// <summary>
/// The key of this PC's spool, made on first use and readable by the agent's user only. It wraps the key of each capture, so that a
/// capture is destroyed with its own few bytes, whatever the disk does with the rest.
/// </summary>
internal sealed class SpoolKey
{
    public const int Size = 32;
    public const int WrappedSize = NonceSize + Size + TagSize;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly byte[] _key;

    private SpoolKey(byte[] key) => _key = key;

    /// <summary>Reads or makes the key; throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where it cannot.</summary>
    public static SpoolKey Load(string file)
    {
        if (!File.Exists(file))
            Create(file);
        var key = File.ReadAllBytes(file);
        return key.Length == Size ? new(key) : throw new IOException($"{file} does not hold a key of {Size} bytes.");
    }

    public byte[] Wrap(ReadOnlySpan<byte> key)
    {
        var wrapped = new byte[WrappedSize];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceSize));
        using var aes = new AesGcm(_key, TagSize);
        aes.Encrypt(wrapped.AsSpan(0, NonceSize), key, wrapped.AsSpan(NonceSize, Size), wrapped.AsSpan(NonceSize + Size));
        return wrapped;
    }

    /// <summary>Null where another key wrapped it, or it was changed.</summary>
    public byte[]? Unwrap(ReadOnlySpan<byte> wrapped)
    {
        var key = new byte[Size];
        using var aes = new AesGcm(_key, TagSize);
        try
        {
            aes.Decrypt(wrapped[..NonceSize], wrapped.Slice(NonceSize, Size), wrapped[(NonceSize + Size)..], key);
            return key;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static void Create(string file)
    {
        var form = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            form.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(file + ".new", form))
        {
            stream.Write(RandomNumberGenerator.GetBytes(Size));
            stream.Flush(flushToDisk: true);
        }

        File.Move(file + ".new", file);
    }
}
