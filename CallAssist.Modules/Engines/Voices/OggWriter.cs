using System.Buffers.Binary;

namespace CallAssist.Engines.Voices;

/// <summary>Wraps codec packets in an Ogg stream, one packet a page (RFC 3533).</summary>
internal sealed class OggWriter
{
    private const int MaxPacket = 255 * 255 - 1;
    private static readonly uint[] Crc = [.. Enumerable.Range(0, 256).Select(i => Entry((uint)i << 24))];

    private readonly MemoryStream _output = new();
    private uint _page;

    public void Write(ReadOnlySpan<byte> packet, long granule, bool first = false, bool last = false)
    {
        if (packet.Length > MaxPacket) return;
        var segments = packet.Length / 255 + 1;
        var page = new byte[27 + segments + packet.Length];
        "OggS"u8.CopyTo(page);
        page[5] = (byte)((first ? 2 : 0) | (last ? 4 : 0));
        BinaryPrimitives.WriteInt64LittleEndian(page.AsSpan(6), granule);
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(14), 0x43414C4C);
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(18), _page++);
        page[26] = (byte)segments;
        for (var i = 0; i < segments; i++) page[27 + i] = (byte)Math.Min(255, packet.Length - 255 * i);
        packet.CopyTo(page.AsSpan(27 + segments));
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), Checksum(page));
        _output.Write(page);
    }

    public byte[] ToArray() => _output.ToArray();

    private static uint Checksum(ReadOnlySpan<byte> page)
    {
        uint crc = 0;
        foreach (var value in page) crc = crc << 8 ^ Crc[(crc >> 24 ^ value) & 0xFF];
        return crc;
    }

    private static uint Entry(uint value)
    {
        for (var i = 0; i < 8; i++) value = (value & 0x8000_0000) != 0 ? value << 1 ^ 0x04C1_1DB7 : value << 1;
        return value;
    }
}
