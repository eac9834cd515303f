using System.Security.Cryptography;

namespace CallAssist.Modules.Kernel.Crypto;

/// <summary>A recording's key was wrapped by a master key that is not here, or its wrapped form was changed.</summary>
internal sealed class MasterKeyException() : CryptographicException("No master key at hand opens the key of this recording.");
