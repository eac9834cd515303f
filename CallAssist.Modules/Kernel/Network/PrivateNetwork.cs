using System.Net;
using System.Net.Sockets;

namespace CallAssist.Modules.Kernel.Network;

/// <summary>Addresses inside the house: this machine, private (RFC 1918, RFC 4193) and link-local ones (RFC 3927, RFC 4291).</summary>
internal static class PrivateNetwork
{
    private static readonly IPNetwork[] Networks =
        [.. new[] { "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "::1/128", "fc00::/7", "fe80::/10" }.Select(n => IPNetwork.Parse(n))];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static bool Holds(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Networks.Any(network => network.Contains(plain));
    }

    /// <summary>Whether all that a name stands for now lies inside; null when it stands for nothing, or nobody answers in time.</summary>
    public static async Task<bool?> HoldsAsync(string host, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            return (await Dns.GetHostAddressesAsync(host, patience.Token)).All(Holds);
        }
        catch (Exception failure) when (failure is SocketException || failure is OperationCanceledException && !ct.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>
    /// Connects to the first of these addresses that answers: for a caller that looked a name up and judged what it found, so that no second look-up can
    /// lead elsewhere.
    /// </summary>
    public static async ValueTask<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
