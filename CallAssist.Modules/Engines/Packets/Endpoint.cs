using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using IPAddress = System.Net.IPAddress;

namespace CallAssist.Engines.Packets;

/// <summary>An address and a port; IPv4 is kept as an IPv4-mapped IPv6 address (RFC 4291 §2.5.5.2).</summary>
/// <param name="Address">128 bits, network order.</param>
/// <param name="Port">UDP or TCP port.</param>
public readonly record struct Endpoint(UInt128 Address, ushort Port)
{
    private const ulong MappedPrefix = 0xFFFF_0000_0000;

    /// <summary>Reads 4 or 16 address bytes.</summary>
    public static UInt128 ReadAddress(ReadOnlySpan<byte> bytes) => bytes.Length == 4
        ? new UInt128(0, MappedPrefix | BinaryPrimitives.ReadUInt32BigEndian(bytes))
        : BinaryPrimitives.ReadUInt128BigEndian(bytes);

    /// <summary>Reads an address as SDP writes it; false for a host name.</summary>
    public static bool TryParseAddress(ReadOnlySpan<char> text, out UInt128 address)
    {
        address = default;
        if (!IPAddress.TryParse(text, out var ip)) return false;
        Span<byte> bytes = stackalloc byte[16];
        if (!ip.TryWriteBytes(bytes, out var length)) return false;
        address = ReadAddress(bytes[..length]);
        return true;
    }

    /// <summary>The address without its port.</summary>
    public string Host
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            BinaryPrimitives.WriteUInt128BigEndian(bytes, Address);
            return Address >> 32 == MappedPrefix >> 32 ? new IPAddress(bytes[12..]).ToString() : new IPAddress(bytes).ToString();
        }
    }

    /// <summary>"10.0.0.1:4000" or "[fd00::1]:4000".</summary>
    public override string ToString() => Host is var host && host.Contains(':') ? $"[{host}]:{Port}" : $"{host}:{Port}";
}

/// <summary>A direction between two endpoints.</summary>
internal readonly record struct Flow(Endpoint Source, Endpoint Destination)
{
    public Flow Reversed => new(Destination, Source);

    public override string ToString() => $"{Source} -> {Destination}";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Equals(Flow other) =>
        Source.Port == other.Source.Port && Destination.Port == other.Destination.Port
        && Source.Address == other.Source.Address && Destination.Address == other.Destination.Address;

    // Mixes by multiplication: the generated one costs three times as much on the hot path.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override int GetHashCode()
    {
        var a = (ulong)Source.Address ^ (ulong)(Source.Address >> 64) ^ ((ulong)Source.Port << 48);
        var b = (ulong)Destination.Address ^ (ulong)(Destination.Address >> 64) ^ ((ulong)Destination.Port << 48);
        var h = (a * 0x9E3779B97F4A7C15) ^ (b * 0xC2B2AE3D27D4EB4F);
        h ^= h >> 29;
        h *= 0xBF58476D1CE4E5B9;
        return (int)(h >> 32);
    }
}
