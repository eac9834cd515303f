using System.Security.Cryptography;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.Data;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Kernel.Crypto;

/// <summary>
/// Wraps the keys of recordings. The master key comes from CALLASSIST_MASTER_KEY (64 hex digits) or from
/// <c>keys/master.key</c> in the data folder, made once; without it no recording can be opened again. While keys are
/// wrapped anew the former one is known too: CALLASSIST_MASTER_KEY_FORMER, or <c>keys/master.former.key</c>.
/// The database knows the fingerprint of the key that seals it (<see cref="MasterKeyMark"/>): where that key is not at hand nothing
/// is sealed or opened, and no new one is made in its place.
/// </summary>
internal sealed class MasterKey(IOptions<DatabaseOptions> options)
{
    private const string Variable = "CALLASSIST_MASTER_KEY";
    private const string FormerVariable = "CALLASSIST_MASTER_KEY_FORMER";
    private const int KeySize = 32;
    private const int NonceSize = 12;

    private readonly Lock _gate = new();
    private byte[][]? _keys;
    private string? _expected;

    /// <summary>The fingerprint of the key that the database was sealed with; null while it was never sealed.</summary>
    public void Expect(string? fingerprint)
    {
        lock (_gate)
            (_expected, _keys) = (fingerprint, null);
    }

    /// <summary>Whether the right key is at hand. Looked at anew while it is not: a key that is put back is found.</summary>
    public MasterKeyState State()
    {
        lock (_gate)
            return _keys is not null ? MasterKeyState.Here : Look().State;
    }

    private string Folder => Path.Combine(options.Value.Directory, "keys");

    /// <summary>A new random key, and itself wrapped (nonce, ciphertext, tag; base64).</summary>
    public (byte[] Key, string Wrapped) NewKey()
    {
        var key = RandomNumberGenerator.GetBytes(KeySize);
        return (key, Wrap(key));
    }

    /// <summary>The key inside.</summary>
    /// <exception cref="MasterKeyException">Another master key wrapped it, or it was changed.</exception>
    public byte[] Unwrap(string wrapped)
    {
        foreach (var master in Keys())
        {
            if (TryUnwrap(master, wrapped) is { } key)
                return key;
        }

        throw new MasterKeyException();
    }

    /// <summary>The same key wrapped by the present master key; null where it is already.</summary>
    /// <exception cref="MasterKeyException">No master key at hand opens it.</exception>
    public string? Rewrap(string wrapped) => TryUnwrap(Keys()[0], wrapped) is null ? Wrap(Unwrap(wrapped)) : null;

    /// <summary>Tells two master keys apart without telling anything of them (HKDF, RFC 5869).</summary>
    public string Fingerprint() => Fingerprint(Keys()[0]);

    /// <summary>The fingerprint that this data expects, or the present key's; null where neither is known.</summary>
    public string? FingerprintOrNull() => State() == MasterKeyState.Here ? Fingerprint() : _expected;

    /// <summary>The fingerprint of the key file in another data folder; null where there is none.</summary>
    public static string? FingerprintIn(string directory)
    {
        var file = Path.Combine(directory, "keys", "master.key");
        return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? Fingerprint(Parse(text, Variable))
            : File.Exists(file) ? Fingerprint(Parse(File.ReadAllText(file), file)) : null;
    }

    /// <summary>A new key file takes the place of the present one, which stays beside it as the former. A key from the environment is changed there.</summary>
    public void Renew()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 })
            return;
        Keys();
        var (present, former, next) = (Path.Combine(Folder, "master.key"), Path.Combine(Folder, "master.former.key"), Path.Combine(Folder, "master.next.key"));
        File.Delete(next);
        Create(next);
        File.Copy(present, former, overwrite: true);
        // One step: whatever happens, there is a present key.
        File.Move(next, present, overwrite: true);
        lock (_gate)
            _keys = null;
    }

    private byte[][] Keys()
    {
        lock (_gate)
        {
            if (_keys is not null)
                return _keys;
            var (state, keys) = Look();
            if (state == MasterKeyState.Missing && _expected is null)
            {
                Create(Path.Combine(Folder, "master.key"));
                (state, keys) = Look();
            }

            return state == MasterKeyState.Here ? _keys = keys : throw new MasterKeyException(state);
        }
    }

    private (MasterKeyState State, byte[][] Keys) Look()
    {
        var keys = Load();
        return (keys.Length == 0 ? MasterKeyState.Missing : _expected is null || keys.Any(k => Fingerprint(k) == _expected) ? MasterKeyState.Here : MasterKeyState.Other, keys);
    }

    /// <summary>The keys at hand, the present one first.</summary>
    private byte[][] Load()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text)
        {
            return Environment.GetEnvironmentVariable(FormerVariable) is { Length: > 0 } old
                ? [Parse(text, Variable), Parse(old, FormerVariable)]
                : [Parse(text, Variable)];
        }

        var (file, former) = (Path.Combine(Folder, "master.key"), Path.Combine(Folder, "master.former.key"));
        if (!File.Exists(file))
            return [];
        var present = Parse(File.ReadAllText(file), file);
        return File.Exists(former) ? [present, Parse(File.ReadAllText(former), former)] : [present];
    }

    private string Wrap(byte[] key)
    {
        var wrapped = new byte[NonceSize + KeySize + SegmentCipher.TagSize];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceSize));
        using var aes = new AesGcm(Keys()[0], SegmentCipher.TagSize);
        aes.Encrypt(wrapped.AsSpan(0, NonceSize), key, wrapped.AsSpan(NonceSize, KeySize), wrapped.AsSpan(NonceSize + KeySize));
        return Convert.ToBase64String(wrapped);
    }

    private static byte[]? TryUnwrap(byte[] master, string wrapped)
    {
        var bytes = new byte[NonceSize + KeySize + SegmentCipher.TagSize + 3];
        if (!Convert.TryFromBase64String(wrapped, bytes, out var length) || length != bytes.Length - 3)
            return null;
        var key = new byte[KeySize];
        using var aes = new AesGcm(master, SegmentCipher.TagSize);
        try
        {
            aes.Decrypt(bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize, KeySize), bytes.AsSpan(NonceSize + KeySize, SegmentCipher.TagSize), key);
            return key;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static string Fingerprint(byte[] key) => Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 8, info: "fingerprint"u8.ToArray()));

    private static byte[] Parse(string text, string where) => text.Trim() is { Length: 2 * KeySize } hex && hex.All(char.IsAsciiHexDigit)
        ? Convert.FromHexString(hex)
        : throw new InvalidOperationException($"{where} must hold {2 * KeySize} hexadecimal digits.");

    private static void Create(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        using var writer = new StreamWriter(stream);
        writer.WriteLine(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeySize)));
        writer.Flush();
        stream.Flush(flushToDisk: true);
    }
}
