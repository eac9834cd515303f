using System.Security.Cryptography;
using System.Text;

namespace CallAssist.Modules.Kernel.Crypto;

/// <summary>A short secret under a key of its own, which the master key wraps: <c>wrapped key:nonce, text, tag</c> in base64.</summary>
internal static class SealedSecret
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static string Seal(MasterKey master, string secret)
    {
        var (key, wrapped) = master.NewKey();
        var plain = Encoding.UTF8.GetBytes(secret);
        var box = new byte[NonceSize + plain.Length + TagSize];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(box.AsSpan(0, NonceSize), plain, box.AsSpan(NonceSize, plain.Length), box.AsSpan(NonceSize + plain.Length));
        return $"{wrapped}:{Convert.ToBase64String(box)}";
    }

    /// <summary>The same secret, its key wrapped by the present master key; null where it is already.</summary>
    public static string? Rewrap(MasterKey master, string secret) => secret.Split(':') is [var wrapped, var box] && master.Rewrap(wrapped) is { } anew ? $"{anew}:{box}" : null;

    /// <exception cref="CryptographicException">Another master key sealed it, or it was changed.</exception>
    public static string Open(MasterKey master, string secret)
    {
        var (key, box) = (master.Unwrap(secret.Split(':')[0]), Convert.FromBase64String(secret.Split(':')[1]));
        var plain = new byte[box.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize, plain.Length), box.AsSpan(NonceSize + plain.Length), plain);
        return Encoding.UTF8.GetString(plain);
    }
}
