using System.Buffers.Binary;

namespace CallAssist.Agent.Capture.Packets;

/// <summary>Writes packets as pcapng with nanoseconds (draft-ietf-opsawg-pcapng §4); an interface per link type, described when first met.</summary>
internal sealed class PcapngWriter(Action<ReadOnlySpan<byte>> write)
{
    private readonly List<int> _linkTypes = [];
    private byte[] _block = new byte[2048];

    public void Write(in Frame frame)
    {
        if (_linkTypes.Count == 0)
            write(SectionHeader);
        var id = _linkTypes.IndexOf(frame.LinkType);
        if (id < 0)
        {
            id = _linkTypes.Count;
            _linkTypes.Add(frame.LinkType);
            write(Interface(frame.LinkType));
        }

        var padded = frame.Data.Length + 3 & ~3;
        var length = 32 + padded;
        if (_block.Length < length)
            _block = new byte[length];
        var block = _block.AsSpan(0, length);
        block.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(block, 6);
        BinaryPrimitives.WriteInt32LittleEndian(block[4..], length);
        BinaryPrimitives.WriteInt32LittleEndian(block[8..], id);
        BinaryPrimitives.WriteUInt32LittleEndian(block[12..], (uint)((ulong)frame.TimeNs >> 32));
        BinaryPrimitives.WriteUInt32LittleEndian(block[16..], (uint)frame.TimeNs);
        BinaryPrimitives.WriteInt32LittleEndian(block[20..], frame.Data.Length);
        BinaryPrimitives.WriteInt32LittleEndian(block[24..], Math.Max(frame.WireLength, frame.Data.Length));
        frame.Data.CopyTo(block[28..]);
        BinaryPrimitives.WriteInt32LittleEndian(block[^4..], length);
        write(block);
    }

    /// <summary>Little-endian, version 1.0, length of the section not said.</summary>
    private static ReadOnlySpan<byte> SectionHeader =>
    [
        0x0A, 0x0D, 0x0D, 0x0A, 28, 0, 0, 0, 0x4D, 0x3C, 0x2B, 0x1A, 1, 0, 0, 0,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 28, 0, 0, 0,
    ];

    /// <summary>No snap length; option if_tsresol: nanoseconds.</summary>
    private static byte[] Interface(int linkType) =>
        [1, 0, 0, 0, 32, 0, 0, 0, (byte)linkType, (byte)(linkType >> 8), 0, 0, 0, 0, 0, 0, 9, 0, 1, 0, 9, 0, 0, 0, 0, 0, 0, 0, 32, 0, 0, 0];
}
