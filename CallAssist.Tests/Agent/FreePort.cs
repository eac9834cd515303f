using System.Net;
using System.Net.Sockets;

namespace CallAssist.Tests.Agent;

/// <summary>
/// A loopback port that nobody listens on, below the range that systems give out, so that nobody takes it meanwhile. Those of
/// one run differ, and lie apart.
/// </summary>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;

    /// <summary>A phone takes some ports beside its own.</summary>
    private const int Apart = 32;

    private static int _next = Random.Shared.Next(Count);

    public static int Next()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Add(ref _next, Apart) % Count);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
    }
}
