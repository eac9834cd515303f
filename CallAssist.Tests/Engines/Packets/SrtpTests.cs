using System.Buffers.Binary;
using System.Security.Cryptography;
using CallAssist.Engines.Packets;
using CallAssist.Engines.Voices;

namespace CallAssist.Tests.Engines.Packets;

public sealed class SrtpTests
{
    private const string Key = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    private const string OtherKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd";
    private const string LongKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLQ==";

    /// <summary>RFC 3711 appendix B.3: keys and salt derived from a known master.</summary>
    [Fact]
    public void SrtpSender_DerivedKeys_AreThoseOfTheRfc()
    {
        var sender = new SrtpSender(Convert.FromHexString("E1F97A0D3E018BE0D64FA32C06DE4139"), Convert.FromHexString("0EC675AD498AFEEBB6960B3AABE6"), 10);
        Assert.Equal("C61E7A93744F39EE10734AFE3FF7A087", Convert.ToHexString(sender.CipherKey));
        Assert.Equal("30CBBC08863D8C85D49DB34A9AE1", Convert.ToHexString(sender.Salt));
        Assert.Equal("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4", Convert.ToHexString(sender.AuthKey));
    }

    [Theory]
    [InlineData("AES_CM_128_HMAC_SHA1_80", Key, 10)]
    [InlineData("AES_CM_128_HMAC_SHA1_32", Key, 4)]
    [InlineData("AES_256_CM_HMAC_SHA1_80", LongKey, 10)]
    [InlineData("AES_256_CM_HMAC_SHA1_32", LongKey, 4)]
    public void Extract_SdesKeyInTheDescription_IsDecryptedAcrossARollOver(string suite, string key, int tag)
    {
        var sender = Sender(key, tag);
        // The sequence number wraps at frame 36 of 150.
        var call = Assert.Single(new FakeCall
        {
            Profile = "RTP/SAVP",
            CallerAttributes = $"a=crypto:1 {suite} inline:{key}|2^31\r\n",
            OnCaller = (i, p) => sender.Protect(p, (uint)(65_500 + i >> 16)),
            CalleeTalks = false,
        }.Extract().Calls);
        AssertEveryFrame(call);
    }

    [Fact]
    public void Extract_KeyThatChangesInAReInvite_IsDecryptedThroughout()
    {
        var (first, second) = (Sender(Key, 10), Sender(OtherKey, 10));
        var fake = new FakeCall
        {
            Profile = "RTP/SAVP",
            CallerAttributes = $"a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:{Key}\r\n",
            OnCaller = (i, p) => (i < 75 ? first : second).Protect(p, (uint)(65_500 + i >> 16)),
            CalleeTalks = false,
        };
        var reInvite = CaptureBytes.Sip("INVITE sip:6002@pbx SIP/2.0", "Call-ID: call-1\nFrom: <sip:6001@pbx>;tag=a\nTo: <sip:6002@pbx>;tag=b\nCSeq: 2 INVITE\nContent-Type: application/sdp",
            CaptureBytes.Sdp(CaptureBytes.Pbx, 4000, $"a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:{OtherKey}\r\n", "RTP/SAVP"));
        var packets = fake.Packets().Append((FakeCall.Start + 2_590_000_000, CaptureBytes.Udp(CaptureBytes.Pbx, 5060, CaptureBytes.Phone, 5060, reInvite))).OrderBy(p => p.Item1);
        var report = MediaExtractor.Extract(new MemoryStream(CaptureBytes.Pcap(packets)), new MediaOptions(), TestContext.Current.CancellationToken);
        AssertEveryFrame(Assert.Single(report.Calls));
    }

    private static void AssertEveryFrame(CallMedia call)
    {
        Assert.Equal(MediaKind.SrtpDecrypted, call.Media);
        for (var i = 0; i < 150; i++)
            Assert.True(call.Parties[0].Samples.AsSpan(i * 160, 160).SequenceEqual(FakeCall.Tone(i, 0x10).Select(c => G711.ALaw[c]).ToArray()), $"frame {i}");
    }

    private static SrtpSender Sender(string key, int tag)
    {
        var bytes = Convert.FromBase64String(key);
        return new SrtpSender(bytes[..^14], bytes[^14..], tag);
    }

    [Fact]
    public void Extract_KeyOfSomebodyElse_IsEncrypted()
    {
        var sender = new SrtpSender(new byte[16], new byte[14], 10);
        var call = Assert.Single(new FakeCall
        {
            Profile = "RTP/SAVP",
            CallerAttributes = $"a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:{Key}\r\n",
            OnCaller = (i, p) => sender.Protect(p, (uint)(65_500 + i >> 16)),
            CalleeTalks = false,
        }.Extract().Calls);
        Assert.Equal(MediaKind.Encrypted, call.Media);
        Assert.Contains(call.Problems, p => p.Code == MediaProblems.Encrypted);
    }

    [Theory]
    [InlineData("AES_CM_128_HMAC_SHA1_80", "tooshort")]
    [InlineData("NO_SUCH_SUITE", Key)]
    [InlineData("AES_CM_128_HMAC_SHA1_80", "!!!!")]
    public void TryCreate_UnusableKey_IsNull(string suite, string key) => Assert.Null(SrtpContext.TryCreate(new SdesKey(suite, key)));
}

/// <summary>The other end: encrypts as RFC 3711 §4.1 says, written without looking at the engine.</summary>
internal sealed class SrtpSender
{
    private readonly int _tag;

    public SrtpSender(byte[] masterKey, byte[] masterSalt, int tag)
    {
        _tag = tag;
        CipherKey = Derive(masterKey, masterSalt, 0, masterKey.Length);
        AuthKey = Derive(masterKey, masterSalt, 1, 20);
        Salt = Derive(masterKey, masterSalt, 2, 14);
    }

    public byte[] CipherKey { get; }
    public byte[] AuthKey { get; }
    public byte[] Salt { get; }

    public byte[] Protect(byte[] rtp, uint rollOver)
    {
        var counter = new byte[16];
        Salt.CopyTo(counter, 0);
        for (var i = 0; i < 4; i++) counter[4 + i] ^= rtp[8 + i];
        for (var i = 0; i < 4; i++) counter[8 + i] ^= (byte)(rollOver >> 24 - 8 * i);
        counter[12] ^= rtp[2];
        counter[13] ^= rtp[3];
        var key = Stream(CipherKey, counter, rtp.Length - 12);
        var packet = (byte[])rtp.Clone();
        for (var i = 12; i < packet.Length; i++) packet[i] ^= key[i - 12];
        var trailer = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(trailer, rollOver);
        return [.. packet, .. HMACSHA1.HashData(AuthKey, packet.Concat(trailer).ToArray())[.._tag]];
    }

    private static byte[] Derive(byte[] key, byte[] salt, byte label, int length)
    {
        byte[] x = [.. salt, 0, 0];
        x[7] ^= label;
        return Stream(key, x, length);
    }

    private static byte[] Stream(byte[] key, byte[] counter, int length)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        var output = new List<byte>();
        for (var block = 0; output.Count < length; block++)
        {
            var input = (byte[])counter.Clone();
            (input[14], input[15]) = ((byte)(block >> 8), (byte)block);
            output.AddRange(aes.EncryptEcb(input, PaddingMode.None));
        }
        return [.. output.Take(length)];
    }
}
