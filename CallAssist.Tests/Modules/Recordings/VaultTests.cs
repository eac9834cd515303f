using System.Security.Cryptography;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings.Vault;
using CallAssist.Tests.Fakes;
using Microsoft.Extensions.Options;

namespace CallAssist.Tests.Modules.Recordings;

/// <summary>Sealed files: whatever is written comes back, whatever is changed is found.</summary>
public sealed class VaultTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(SegmentCipher.SaltSize);

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_000)]
    public void Read_WhatWasSealed_ComesBackWhateverTheLength(int length)
    {
        var written = RandomNumberGenerator.GetBytes(length);
        Seal(written);
        Assert.False(length > 32 && File.ReadAllBytes(_path).AsSpan().IndexOf(written.AsSpan(0, 32)) >= 0, "plaintext on the disk");
        using var reader = Open();
        using var read = new MemoryStream();
        reader.CopyTo(read);
        Assert.Equal(length, reader.Length);
        Assert.Equal(written, read.ToArray());
    }

    [Fact]
    public void Seek_IntoTheMiddle_GivesTheBytesThere()
    {
        var written = RandomNumberGenerator.GetBytes(200_000);
        Seal(written);
        using var reader = Open();
        var read = new byte[1_000];
        foreach (var at in (int[])[199_000, 65_000, 0, 131_071])
        {
            reader.Position = at;
            reader.ReadExactly(read);
            Assert.Equal(written.AsSpan(at, read.Length).ToArray(), read);
        }
    }

    [Theory]
    [InlineData(false)] // on the disk
    [InlineData(true)] // on another kind of volume
    public void Create_OverAFormerFile_LeavesItUntilTheNewOneIsComplete(bool memory)
    {
        var data = Options.Create(new DatabaseOptions { Directory = Directory.CreateTempSubdirectory("callassist-vault-").FullName });
        var vault = new RecordingVault(new MasterKey(data), memory ? new FakeVolume() : new DiskVolume(data));
        var (recording, (key, wrapped)) = (Guid.NewGuid(), vault.NewKey());
        Write([1, 2, 3], complete: true);
        Write([4, 5], complete: false);
        Assert.Equal([1, 2, 3], Read());
        using var listening = vault.Open(recording, SealedKind.Voices, wrapped);
        Write([4, 5, 6, 7], complete: true);
        Assert.Equal(3, listening.Length);
        Assert.Equal([4, 5, 6, 7], Read());
        Assert.Equal((recording, SealedKind.Voices), (vault.List().Single().Recording, vault.List().Single().Kind));
        vault.Delete(recording);
        Assert.Empty(vault.List());
        Assert.Throws<FileNotFoundException>(() => vault.Open(recording, SealedKind.Voices, wrapped));

        void Write(byte[] bytes, bool complete)
        {
            using var writer = vault.Create(recording, SealedKind.Voices, key);
            writer.Write(bytes);
            if (complete)
                writer.Complete();
        }

        byte[] Read()
        {
            using var reader = vault.Open(recording, SealedKind.Voices, wrapped);
            using var read = new MemoryStream();
            reader.CopyTo(read);
            return read.ToArray();
        }
    }

    [Theory]
    [InlineData(0)] // salt
    [InlineData(40)] // first segment
    [InlineData(65_600)] // its tag
    [InlineData(-1)] // last byte
    public void Read_OneFlippedBit_IsFound(int at)
    {
        Seal(new byte[100_000]);
        var bytes = File.ReadAllBytes(_path);
        bytes[at < 0 ? bytes.Length + at : at] ^= 1;
        File.WriteAllBytes(_path, bytes);
        Assert.Throws<AuthenticationTagMismatchException>(ReadAll);
    }

    [Theory]
    [InlineData(1)] // within the last segment
    [InlineData(34_480)] // exactly the last segment
    [InlineData(99_999)]
    public void Read_CutFile_IsFound(int missing)
    {
        Seal(new byte[100_000]);
        using (var file = File.OpenWrite(_path))
            file.SetLength(file.Length - missing);
        Assert.Throws<AuthenticationTagMismatchException>(ReadAll);
    }

    [Fact]
    public void Read_AnotherKey_IsRefused()
    {
        Seal([1, 2, 3]);
        _key[0] ^= 1;
        Assert.Throws<AuthenticationTagMismatchException>(ReadAll);
    }

    private void Seal(byte[] bytes)
    {
        var file = new FileStream(_path, FileMode.Create);
        file.Write(_salt);
        using var writer = new SealedWriter(file, new SegmentCipher(_key, _salt, "Test"), () => { });
        writer.Write(bytes);
        writer.Complete();
    }

    private SealedReader Open()
    {
        var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        var salt = new byte[SegmentCipher.SaltSize];
        file.ReadExactly(salt);
        return new(file, new SegmentCipher(_key, salt, "Test"));
    }

    private void ReadAll()
    {
        using var reader = Open();
        reader.CopyTo(Stream.Null);
    }
}
