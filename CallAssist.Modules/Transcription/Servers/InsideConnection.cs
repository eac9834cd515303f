using System.Net;
using CallAssist.Modules.Kernel.Network;

namespace CallAssist.Modules.Transcription.Servers;

/// <summary>Connects to an address inside the house only, whatever a name resolves to at that moment. No proxy may stand between.</summary>
internal static class InsideConnection
{
    /// <exception cref="OutsideException">The name resolves to none.</exception>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var inside = Array.FindAll(await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct), PrivateNetwork.Holds);
        return inside.Length > 0 ? await PrivateNetwork.ConnectAsync(inside, context.DnsEndPoint.Port, ct) : throw new OutsideException(context.DnsEndPoint.Host);
    }
}

/// <summary>A server lies outside the house, where voices may not go.</summary>
internal sealed class OutsideException(string host) : IOException($"{host} lies outside the house.");
