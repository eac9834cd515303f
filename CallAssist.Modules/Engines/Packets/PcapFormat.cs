using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CallAssist.Engines.Packets;

/// <summary>Classic pcap: both byte orders, micro- and nanoseconds (draft-ietf-opsawg-pcap §4, §5).</summary>
internal sealed class PcapFormat : RecordFormat
{
    private const int FileHeader = 24;
    private const int RecordHeader = 16;
    private const long DaySeconds = 86_400;

    private readonly bool _bigEndian;
    private readonly bool _nanoseconds;
    private readonly int _linkType;
    private readonly uint _maxLength;
    private uint _lastSeconds;

    private PcapFormat(CaptureBuffer buffer, bool bigEndian, bool nanoseconds) : base(buffer)
    {
        (_bigEndian, _nanoseconds) = (bigEndian, nanoseconds);
        _linkType = (int)(U32(buffer.Window[20..]) & 0xFFFF);
        _maxLength = Math.Clamp(U32(buffer.Window[16..]), 65_535, 1 << 20);
        buffer.Consume(FileHeader);
    }

    public static PcapFormat? TryOpen(CaptureBuffer buffer)
    {
        if (!buffer.Ensure(FileHeader)) return null;
        return BinaryPrimitives.ReadUInt32LittleEndian(buffer.Window) switch
        {
            0xA1B2C3D4 => new PcapFormat(buffer, false, false),
            0xA1B23C4D => new PcapFormat(buffer, false, true),
            0xD4C3B2A1 => new PcapFormat(buffer, true, false),
            0x4D3CB2A1 => new PcapFormat(buffer, true, true),
            _ => null,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override bool Advance()
    {
        if (!Buffer.Ensure(RecordHeader)) return End();
        if (!IsPlausible(Buffer.Window) && !IsFromAnotherDay() && !Resynchronise()) return End();
        var seconds = U32(Buffer.Window);
        var captured = (int)U32(Buffer.Window[8..]);
        while (!Buffer.Ensure(RecordHeader + captured))
        {
            if (!Resynchronise()) return End();
            seconds = U32(Buffer.Window);
            captured = (int)U32(Buffer.Window[8..]);
        }
        _lastSeconds = seconds;
        TimeNs = seconds * 1_000_000_000L + U32(Buffer.Window[4..]) * (_nanoseconds ? 1L : 1000L);
        Hold(RecordHeader + captured, RecordHeader, captured, (int)Math.Min(U32(Buffer.Window[12..]), int.MaxValue), _linkType);
        return true;
    }

    private bool End()
    {
        Truncated |= Buffer.Window.Length > 0;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsPlausible(ReadOnlySpan<byte> header)
    {
        var seconds = U32(header);
        var captured = U32(header[8..]);
        return captured <= _maxLength && U32(header[12..]) is var wire && wire >= captured && wire <= 1 << 20
            && U32(header[4..]) < (_nanoseconds ? 1_000_000_000u : 1_000_000u)
            && (_lastSeconds == 0 || Math.Abs((long)seconds - _lastSeconds) < 30 * DaySeconds);
    }

    /// <summary>A time far from the last one is right when the next record agrees: then the last one was damaged, or another capture follows.</summary>
    private bool IsFromAnotherDay()
    {
        var last = _lastSeconds;
        _lastSeconds = U32(Buffer.Window);
        if (IsPlausible(Buffer.Window) && IsFollowedByRecord()) return true;
        _lastSeconds = last;
        return false;
    }

    /// <summary>Looks for the next two headers in a row that make sense.</summary>
    private bool Resynchronise()
    {
        Buffer.Consume(1);
        while (Buffer.Ensure(RecordHeader))
        {
            if (IsPlausible(Buffer.Window) && U32(Buffer.Window[8..]) >= 14 && IsFollowedByRecord())
            {
                Corrupt++;
                return true;
            }
            Buffer.Consume(1);
        }
        Truncated = true;
        return false;
    }

    private bool IsFollowedByRecord()
    {
        var next = RecordHeader + (int)U32(Buffer.Window[8..]);
        if (!Buffer.Ensure(next + RecordHeader)) return Buffer.Window.Length == next;
        return IsPlausible(Buffer.Window[next..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint U32(ReadOnlySpan<byte> at) =>
        _bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);
}
