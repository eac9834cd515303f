using System.Net;
using System.Net.Sockets;

namespace CallAssist.Tests.Agent;

/// <summary>A loopback port that nobody listens on, below the range that systems give out, so that nobody takes it meanwhile.</summary>
internal static class FreePort
{
    public static int Next()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20_000, 32_000));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
    }
}
