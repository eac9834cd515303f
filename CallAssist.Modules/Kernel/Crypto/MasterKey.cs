using System.Security.Cryptography;
using System.Text;
using CallAssist.Modules.Kernel.Data;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Kernel.Crypto;

/// <summary>
/// Wraps the keys of recordings. The master key comes from CALLASSIST_MASTER_KEY (64 hex digits) or from
/// <c>keys/master.key</c> in the data folder, made on first use; without it no recording can be opened again.
/// </summary>
internal sealed class MasterKey(IOptions<DatabaseOptions> options)
{
    private const int KeySize = 32;
    private const int NonceSize = 12;

    private readonly Lazy<byte[]> _key = new(() => Load(options.Value.Directory));

    /// <summary>A new random key, and itself wrapped (nonce, ciphertext, tag; base64).</summary>
    public (byte[] Key, string Wrapped) NewKey()
    {
        var key = RandomNumberGenerator.GetBytes(KeySize);
        var wrapped = new byte[NonceSize + KeySize + SegmentCipher.TagSize];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceSize));
        using var aes = new AesGcm(_key.Value, SegmentCipher.TagSize);
        aes.Encrypt(wrapped.AsSpan(0, NonceSize), key, wrapped.AsSpan(NonceSize, KeySize), wrapped.AsSpan(NonceSize + KeySize));
        return (key, Convert.ToBase64String(wrapped));
    }

    /// <summary>The key inside.</summary>
    /// <exception cref="CryptographicException">Another master key wrapped it, or it was changed.</exception>
    public byte[] Unwrap(string wrapped)
    {
        var bytes = Convert.FromBase64String(wrapped);
        var key = new byte[KeySize];
        using var aes = new AesGcm(_key.Value, SegmentCipher.TagSize);
        aes.Decrypt(bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize, KeySize), bytes.AsSpan(NonceSize + KeySize), key);
        return key;
    }

    private static byte[] Load(string directory)
    {
        if (Environment.GetEnvironmentVariable("CALLASSIST_MASTER_KEY") is { Length: > 0 } text)
        {
            return text.Length == 2 * KeySize && text.All(char.IsAsciiHexDigit)
                ? Convert.FromHexString(text)
                : throw new InvalidOperationException("CALLASSIST_MASTER_KEY must be 64 hexadecimal digits.");
        }

        var file = Path.Combine(directory, "keys", "master.key");
        if (!File.Exists(file))
            Create(file);
        var key = Convert.FromHexString(File.ReadAllText(file).Trim());
        return key.Length == KeySize ? key : throw new InvalidOperationException($"{file} does not hold a key of {KeySize} bytes.");
    }

    private static void Create(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // Under another name first: a full disk or a sudden end must not leave half a key that is taken for the key.
        var draft = $"{file}.{Guid.NewGuid():N}";
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeySize)) + '\n'));
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, file);
    }
}
