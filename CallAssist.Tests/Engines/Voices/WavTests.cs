using System.Buffers.Binary;
using CallAssist.Engines.Voices;

namespace CallAssist.Tests.Engines.Voices;

/// <summary>WAV files as other programs write them.</summary>
public sealed class WavTests
{
    private static readonly byte[] Silence = new byte[4];

    [Theory]
    [InlineData(1, 8, "00 80 C0 FF", -32768, 0, 16384, 32512)]
    [InlineData(1, 16, "00 80 00 00 FF 7F", -32768, 0, 32767)]
    [InlineData(1, 24, "FF 00 80 00 34 12", -32768, 4660)]
    [InlineData(1, 32, "00 00 00 80 FF FF 34 12", -32768, 4660)]
    [InlineData(3, 32, "00 00 00 BF 00 00 80 3F 00 00 C0 7F", -16384, 32767, 0)]
    [InlineData(3, 64, "00 00 00 00 00 00 E0 BF", -16384)]
    [InlineData(6, 8, "D5 AA 2A", 8, 32256, -32256)]
    [InlineData(7, 8, "FF 80 00", 0, 32124, -32124)]
    public void Read_OtherKindsOfSamples_ArePcm16(int tag, int bits, string data, params int[] expected)
    {
        var audio = Wav.Read(File("RIFF", tag, bits, 8000, 1, [.. data.Split(' ').Select(b => Convert.ToByte(b, 16))]));
        Assert.Equal(8000, audio!.SampleRate);
        Assert.Equal(expected, audio.Channels.Single().Select(s => (int)s));
    }

    [Theory]
    [InlineData("RF64", 1, 16, 8000, 2, true)]
    [InlineData("RIFF", 0xFFFE, 16, 48000, 1, true)]
    [InlineData("RIFF", 2, 4, 8000, 1, false)]
    [InlineData("RIFF", 1, 12, 8000, 1, false)]
    [InlineData("RIFF", 1, 16, 0, 1, false)]
    [InlineData("RIFF", 1, 16, 1, 1, false)]
    [InlineData("RIFF", 1, 16, int.MaxValue, 1, false)]
    [InlineData("RIFF", 1, 16, 8000, 0, false)]
    [InlineData("RIFF", 1, 16, 8000, -1, false)]
    [InlineData("OggS", 1, 16, 8000, 1, false)]
    public void Read_Headers_OnlySoundOnesAreRead(string magic, int tag, int bits, int rate, int channels, bool sound) =>
        Assert.Equal(sound, Wav.Read(File(magic, tag, bits, rate, channels, Silence)) is not null);

    [Fact]
    public void Read_CutAnywhere_GivesWhatIsThere()
    {
        var whole = File("RIFF", 1, 24, 8000, 2, new byte[60]).ToArray();
        for (var length = 0; length < whole.Length; length++)
            Assert.Equal(length < 44 ? null : (length - 44) / 6, Wav.Read(new MemoryStream(whole[..length]))?.Channels[1].Length);
    }

    private static MemoryStream File(string magic, int tag, int bits, int rate, int channels, byte[] data)
    {
        var header = new MemoryStream();
        Wav.WriteHeader(header, rate, channels, 0);
        var bytes = (byte[])[.. header.ToArray(), .. data];
        for (var i = 0; i < 4; i++) bytes[i] = (byte)magic[i];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(20), (ushort)tag);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(34), (ushort)bits);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), data.Length);
        return new(bytes);
    }
}
