using System.Security.Cryptography;

namespace CallAssist.Modules.Kernel.Contracts;

/// <summary>Whether the master key is the one that this data was sealed with.</summary>
public enum MasterKeyState
{
    /// <summary>It is.</summary>
    Here,

    /// <summary>There is none; a new one would open nothing of what is there.</summary>
    Missing,

    /// <summary>There is one, but another.</summary>
    Other,
}

/// <summary>Nothing can be sealed or opened: the master key is missing or another one, or a wrapped key was changed.</summary>
public sealed class MasterKeyException(MasterKeyState state = MasterKeyState.Here) : CryptographicException(state switch
{
    MasterKeyState.Missing => "The master key is missing: put keys/master.key (or CALLASSIST_MASTER_KEY) back. Until then nothing is sealed or opened.",
    MasterKeyState.Other => "The master key is not the one that this data was sealed with: put the right keys/master.key (or CALLASSIST_MASTER_KEY) back. Until then nothing is sealed or opened.",
    _ => "No master key at hand opens the key of this recording.",
})
{
    /// <summary>What is wrong; <see cref="MasterKeyState.Here"/> where only this one key cannot be opened.</summary>
    public MasterKeyState State { get; } = state;
}
