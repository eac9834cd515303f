using System.Security.Cryptography;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Recordings;
using CallAssist.Modules.Recordings.Vault;
using CallAssist.Modules.Recordings.Vault.S3;
using CallAssist.Tests.Fakes;
using Microsoft.Extensions.Options;

namespace CallAssist.Tests.Modules.Recordings;

/// <summary>The vault in a bucket: what the disk does, a store that speaks S3 does too.</summary>
public sealed class S3VolumeTests : IAsyncLifetime
{
    private FakeBucket _bucket = null!;
    private S3Volume _volume = null!;
    private RecordingVault _vault = null!;
    private readonly MasterKey _master;
    private readonly DiskVolume _disk;

    public S3VolumeTests()
    {
        var data = Options.Create(new DatabaseOptions { Directory = Directory.CreateTempSubdirectory("callassist-vault-").FullName });
        (_master, _disk) = (new(data), new(data));
    }

    /// <summary>The two examples of Amazon's documentation, "Signature Calculations for the Authorization Header".</summary>
    [Theory]
    [InlineData("https://examplebucket.s3.amazonaws.com/test.txt", true, "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")]
    [InlineData("https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J", false, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    public void Signature_OfTheDocumentedExamples_IsTheDocumentedOne(string address, bool range, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (range)
            request.Headers.Range = new(0, 9);
        new S3Signature("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1").Sign(request, S3Signature.EmptyHash, new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero));
        Assert.EndsWith("Signature=" + expected, request.Headers.GetValues("Authorization").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WhatWasSealedIntoTheBucket_ComesBackFromAnyPosition()
    {
        var written = RandomNumberGenerator.GetBytes(3_000_000);
        var (recording, wrapped) = Write(written);
        Assert.True(_bucket.Objects.Single().Value.AsSpan().IndexOf(written.AsSpan(0, 32)) < 0, "plaintext in the bucket");
        using var reader = _vault.Open(recording, SealedKind.Voices, wrapped);
        var read = new byte[100_000];
        foreach (var at in (int[])[2_900_000, 1_000_000, 0])
        {
            reader.Position = at;
            reader.ReadExactly(read);
            Assert.Equal(written.AsSpan(at, read.Length).ToArray(), read);
        }
    }

    [Fact]
    public void Delete_OfARecording_TakesItsFilesAndNoOthers()
    {
        var recordings = Enumerable.Range(0, 5).Select(_ => Write(RandomNumberGenerator.GetBytes(100)).Recording).ToList();
        Assert.Equal(recordings.Order(), _vault.List().Select(f => f.Recording).Order());
        _vault.Delete(recordings[2]);
        Assert.Equal(recordings.Where(r => r != recordings[2]).Order(), _vault.List().Select(f => f.Recording).Order());
        _vault.Delete(recordings[2]);
        _vault.Empty();
        Assert.Empty(_bucket.Objects);
    }

    [Fact]
    public async Task Start_WithFilesOnTheDisk_MovesThemIntoTheBucketAndGoesOnAfterAFault()
    {
        var former = new RecordingVault(_master, _disk);
        var written = Enumerable.Range(0, 3).Select(i => Write(former, RandomNumberGenerator.GetBytes(70_000 * i))).ToList();
        var move = new MoveIntoBucket(_disk, _volume, Microsoft.Extensions.Logging.Abstractions.NullLogger<MoveIntoBucket>.Instance);
        _bucket.Away = true;
        await Assert.ThrowsAsync<IOException>(() => move.StartAsync(TestContext.Current.CancellationToken));
        Assert.Equal(3, _disk.List().Count);
        _bucket.Away = false;
        await move.StartAsync(TestContext.Current.CancellationToken);
        Assert.Empty(_disk.List());
        foreach (var (i, (recording, wrapped)) in written.Index())
        {
            using var reader = _vault.Open(recording, SealedKind.Voices, wrapped);
            Assert.Equal(70_000 * i, reader.Length);
        }
    }

    [Fact]
    public void Open_OfWhatIsNotThere_IsFileNotFoundAndAStoreAwayIsAnIoFault()
    {
        Assert.Throws<FileNotFoundException>(() => _volume.Open("aa/none/voices.sealed"));
        _bucket.Away = true;
        Assert.Contains("503", Assert.Throws<IOException>(() => _volume.Open("aa/none/voices.sealed")).Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => Write([1, 2, 3]));
        _bucket.Away = false;
        Assert.Empty(_vault.List());
    }

    public async ValueTask InitializeAsync()
    {
        _bucket = await FakeBucket.StartAsync();
        _volume = new S3Volume(
            Options.Create(new RecordingsOptions { S3 = new() { Endpoint = _bucket.Address, Bucket = "vault", AccessKey = "key", SecretKey = "secret" } }), TimeProvider.System);
        _vault = new(_master, _volume);
    }

    public async ValueTask DisposeAsync()
    {
        _volume.Dispose();
        await _bucket.DisposeAsync();
    }

    private (Guid Recording, string Wrapped) Write(byte[] bytes) => Write(_vault, bytes);

    private static (Guid Recording, string Wrapped) Write(RecordingVault vault, byte[] bytes)
    {
        var (recording, (key, wrapped)) = (Guid.CreateVersion7(), vault.NewKey());
        using var writer = vault.Create(recording, SealedKind.Voices, key);
        writer.Write(bytes);
        writer.Complete();
        return (recording, wrapped);
    }
}
