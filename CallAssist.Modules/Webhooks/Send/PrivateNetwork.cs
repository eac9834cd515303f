using System.Net;

namespace CallAssist.Modules.Webhooks.Send;

/// <summary>Addresses inside the house: this machine, RFC 1918, RFC 4193, link-local (RFC 3927, RFC 4291).</summary>
internal static class PrivateNetwork
{
    private static readonly IPNetwork[] Networks =
        [.. new[] { "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "::1/128", "fc00::/7", "fe80::/10" }.Select(n => IPNetwork.Parse(n))];

    public static bool Holds(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Networks.Any(network => network.Contains(plain));
    }
}
