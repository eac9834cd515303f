using System.Net;
using System.Net.Sockets;

namespace CallAssist.Web.Hosting;

/// <summary>Looks whether the addresses to listen on are free, before anything is started that would only be stopped again.</summary>
internal static class ListeningPort
{
    /// <summary>Why the first address that cannot be listened on cannot be, as a sentence; null when all can.</summary>
    public static string? Problem(IConfiguration configuration)
    {
        foreach (var url in (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (AddressOf(url) is not { Port: > 0 } address)
                continue;
            try
            {
                using var listener = new TcpListener(address);
                listener.Start();
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                return $"Another program listens on {url} already, perhaps another CallAssist; stop it, or choose another address with --urls URL.";
            }
            catch (SocketException refused) when (refused.SocketErrorCode is SocketError.AccessDenied or SocketError.AddressNotAvailable)
            {
                return $"This program may not listen on {url} ({refused.Message}); choose another address with --urls URL.";
            }
        }

        return null;
    }

    /// <summary>Null for what the server shall judge itself: a name, a Unix socket.</summary>
    private static IPEndPoint? AddressOf(string url)
    {
        var binding = BindingAddress.Parse(url);
        if (binding.IsUnixPipe || binding.IsNamedPipe)
            return null;
        var host = binding.Host.Trim('[', ']');
        return host is "*" or "+" ? new(IPAddress.Any, binding.Port)
            : host == "localhost" ? new(IPAddress.Loopback, binding.Port)
            : IPAddress.TryParse(host, out var ip) ? new(ip, binding.Port) : null;
    }
}
