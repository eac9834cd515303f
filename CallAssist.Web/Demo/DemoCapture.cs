using System.Buffers.Binary;

namespace CallAssist.Web.Demo;

/// <summary>
/// A capture of a demo call as if it had been taken at another time: every packet's time stamp is moved, nothing else is touched
/// (pcapng, little-endian, nanoseconds, as the demo captures are written).
/// </summary>
internal static class DemoCapture
{
    private const uint EnhancedPacket = 6;

    /// <summary>The capture, its first packet at <paramref name="start"/>.</summary>
    public static byte[] At(DateTimeOffset start, ReadOnlySpan<byte> capture)
    {
        var moved = capture.ToArray();
        long? shift = null;
        for (var at = 0; at + 20 <= moved.Length;)
        {
            var block = moved.AsSpan(at);
            var length = BinaryPrimitives.ReadInt32LittleEndian(block[4..]);
            if (BinaryPrimitives.ReadUInt32LittleEndian(block) == EnhancedPacket)
            {
                var stamp = (long)BinaryPrimitives.ReadUInt32LittleEndian(block[12..]) << 32 | BinaryPrimitives.ReadUInt32LittleEndian(block[16..]);
                shift ??= (start - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick - stamp;
                stamp += shift.Value;
                BinaryPrimitives.WriteUInt32LittleEndian(block[12..], (uint)(stamp >> 32));
                BinaryPrimitives.WriteUInt32LittleEndian(block[16..], (uint)stamp);
            }

            at += Math.Max(12, length);
        }

        return moved;
    }
}
