using System.Net;
using System.Net.Sockets;

namespace CallAssist.Modules.Transcription.Servers;

/// <summary>Addresses inside the house: loopback, private (RFC 1918, RFC 4193) and link-local ones (RFC 3927, RFC 4291).</summary>
internal static class PrivateNetwork
{
    public static bool Holds(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address))
            return true;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal;
        return address.GetAddressBytes() is [10, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [169, 254, ..];
    }

    /// <summary>
    /// Connects to an address inside the house only, whatever a name resolves to at that moment. No proxy may stand between.
    /// </summary>
    /// <exception cref="OutsideException">The name resolves to none.</exception>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        var inside = Array.FindAll(addresses, Holds);
        if (inside.Length == 0)
            throw new OutsideException(context.DnsEndPoint.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(inside, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A server lies outside the house, where voices may not go.</summary>
internal sealed class OutsideException(string host) : IOException($"{host} lies outside the house.");
