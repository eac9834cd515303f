using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CallAssist.Modules.Kernel;

/// <summary>
/// Sortable ids: UUID version 7 (RFC 9562 §5.7) with a 12-bit counter in <c>rand_a</c> (method 1 of §6.2),
/// so that two ids made in one millisecond by one process still sort in the order they were made.
/// </summary>
internal sealed class Ids(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private long _last;
    private int _counter;

    public Guid New()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        lock (_gate)
        {
            var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            if (now > _last)
            {
                _last = now;
                _counter = 0;
            }
            else if (++_counter > 0xFFF)
            {
                _last++;
                _counter = 0;
            }

            BinaryPrimitives.WriteInt64BigEndian(bytes, _last << 16 | 0x7000L | (long)_counter);
        }

        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
