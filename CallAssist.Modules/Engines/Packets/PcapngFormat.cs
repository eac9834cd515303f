using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Packets;

/// <summary>pcapng: several sections and interfaces, both byte orders, enhanced, simple and obsolete packet blocks (draft-ietf-opsawg-pcapng §4).</summary>
internal sealed class PcapngFormat : RecordFormat
{
    private const uint SectionHeader = 0x0A0D0D0A;
    private const uint ByteOrderMagic = 0x1A2B3C4D;
    private const int MaxInterfaces = 65_536;
    private const ulong MaxNs = 9_000_000_000_000_000_000;

    private readonly List<Interface> _interfaces = [];
    private bool _bigEndian;

    private PcapngFormat(CaptureBuffer buffer) : base(buffer) { }

    /// <summary>An interface's link type, snap length and clock; a tick is a whole number of nanoseconds (mostly) or that is 0.</summary>
    private readonly record struct Interface(int LinkType, uint SnapLength, ulong TicksPerSecond, long OffsetSeconds)
    {
        public readonly ulong NsPerTick = 1_000_000_000 % TicksPerSecond == 0 ? 1_000_000_000 / TicksPerSecond : 0;
    }

    public static PcapngFormat? TryOpen(CaptureBuffer buffer)
    {
        if (!buffer.Ensure(12) || BinaryPrimitives.ReadUInt32LittleEndian(buffer.Window) != SectionHeader) return null;
        var magic = BinaryPrimitives.ReadUInt32LittleEndian(buffer.Window[8..]);
        return magic == ByteOrderMagic || BinaryPrimitives.ReverseEndianness(magic) == ByteOrderMagic ? new PcapngFormat(buffer) : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override bool Advance()
    {
        while (Buffer.Ensure(12))
        {
            var length = BlockLength(Buffer.Window);
            if (length == 0 || !Buffer.Ensure(length) || !IsWhole(length))
            {
                if (!Resynchronise()) break;
                continue;
            }
            if (Take(Buffer.Window[..length])) return true;
            Buffer.Consume(length);
        }
        Truncated |= Buffer.Window.Length > 0;
        return false;
    }

    /// <summary>The length is repeated at the block's end; where it is not, another block must follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsWhole(int length)
    {
        if (U32(Buffer.Window[(length - 4)..]) == (uint)length) return true;
        return IsFollowed(length);
    }

    /// <summary>True when the block is a packet, which is then held.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Take(ReadOnlySpan<byte> block)
    {
        switch (U32(block))
        {
            case SectionHeader:
                _interfaces.Clear();
                return false;
            case 1 when block.Length >= 20 && _interfaces.Count < MaxInterfaces:
                _interfaces.Add(ReadInterface(block));
                return false;
            case 6 when block.Length >= 32:
                return Packet(block, U32(block[8..]), 28, U32(block[20..]), U32(block[24..]));
            case 2 when block.Length >= 32:
                return Packet(block, U16(block[8..]), 28, U32(block[20..]), U32(block[24..]));
            case 3 when block.Length >= 16 && _interfaces.Count > 0:
                var wire = U32(block[8..]);
                var kept = Math.Min(Math.Min(wire, (uint)(block.Length - 16)), _interfaces[0].SnapLength);
                Hold(block.Length, 12, (int)kept, (int)Math.Min(wire, int.MaxValue), _interfaces[0].LinkType);
                return true;
            default:
                return false;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Packet(ReadOnlySpan<byte> block, uint interfaceId, int offset, uint captured, uint wire)
    {
        if (interfaceId >= _interfaces.Count || captured > block.Length - offset - 4)
        {
            Corrupt++;
            return false;
        }
        var source = _interfaces[(int)interfaceId];
        TimeNs = ToNanoseconds(((ulong)U32(block[12..]) << 32) | U32(block[16..]), source);
        Hold(block.Length, offset, (int)captured, (int)Math.Min(wire, int.MaxValue), source.LinkType);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long ToNanoseconds(ulong ticks, in Interface source)
    {
        var perSecond = source.TicksPerSecond;
        if (source.NsPerTick > 0 && ticks <= MaxNs / source.NsPerTick) return (long)(ticks * source.NsPerTick) + source.OffsetSeconds * 1_000_000_000;
        var seconds = ticks / perSecond;
        var rest = (UInt128)(ticks % perSecond) * 1_000_000_000u / perSecond;
        return (long)(Math.Min(seconds, 9_000_000_000) * 1_000_000_000 + (ulong)rest) + source.OffsetSeconds * 1_000_000_000;
    }

    private Interface ReadInterface(ReadOnlySpan<byte> block)
    {
        var snap = U32(block[12..]);
        ulong ticks = 1_000_000;
        long offset = 0;
        var options = block[16..^4];
        while (options.Length >= 4 && U16(options) is var code and not 0)
        {
            int length = U16(options[2..]);
            if (length + 4 > options.Length) break;
            var value = options.Slice(4, length);
            if (code == 9 && length >= 1) ticks = TicksPerSecond(value[0]);
            if (code == 14 && length >= 8) offset = Math.Clamp((long)U64(value), -4_000_000_000, 4_000_000_000);
            options = options[Math.Min(options.Length, 4 + (length + 3 & ~3))..];
        }
        return new Interface(U16(block[8..]), snap == 0 ? uint.MaxValue : snap, ticks, offset);
    }

    /// <summary>if_tsresol: a negative power of 10, or of 2 when the top bit is set.</summary>
    private static ulong TicksPerSecond(byte resolution)
    {
        var power = resolution & 0x7F;
        if ((resolution & 0x80) != 0) return 1UL << Math.Min(power, 63);
        ulong ticks = 1;
        for (var i = 0; i < Math.Min(power, 19); i++) ticks *= 10;
        return ticks;
    }

    /// <summary>The block's length, or 0 when it cannot be one. A section header sets the byte order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int BlockLength(ReadOnlySpan<byte> header)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) == SectionHeader)
        {
            var magic = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
            if (magic == ByteOrderMagic) _bigEndian = false;
            else if (BinaryPrimitives.ReverseEndianness(magic) == ByteOrderMagic) _bigEndian = true;
            else return 0;
        }
        var length = U32(header[4..]);
        return length >= 12 && length % 4 == 0 && length <= CaptureBuffer.MaxRecord && IsKnown(U32(header)) ? (int)length : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsKnown(uint type) =>
        type is SectionHeader or >= 1 and <= 10 or 0x00000BAD or 0x40000BAD || (type & 0x8000_0000) != 0 && type < 0x8000_1000;

    /// <summary>Skips to the next place where a block begins whose two lengths agree and which another one follows. Bytes may be missing, so nothing is aligned any more.</summary>
    private bool Resynchronise()
    {
        Buffer.Consume(1);
        while (Buffer.Ensure(12))
        {
            var length = BlockLength(Buffer.Window);
            if (length is > 0 and < 1 << 20 && Buffer.Ensure(length) && U32(Buffer.Window[(length - 4)..]) == (uint)length && IsFollowed(length))
            {
                Corrupt++;
                return true;
            }
            Buffer.Consume(1);
        }
        Truncated = true;
        return false;
    }

    private bool IsFollowed(int length) => Buffer.Ensure(length + 12) ? BlockLength(Buffer.Window[length..]) > 0 : Buffer.Window.Length == length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint U32(ReadOnlySpan<byte> at) =>
        _bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);

    private ushort U16(ReadOnlySpan<byte> at) =>
        _bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);

    private ulong U64(ReadOnlySpan<byte> at) =>
        _bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(at) : BinaryPrimitives.ReadUInt64LittleEndian(at);
}
