using System.Net;

namespace CallAssist.Web.Hosting;

/// <summary>Networks in a setting: CIDR, separated by spaces, commas or semicolons.</summary>
internal static class NetworkList
{
    /// <summary>Reads the setting; an unreadable network ends the start with the key's name.</summary>
    public static IReadOnlyList<IPNetwork> Read(IConfiguration configuration, string key) =>
        [.. (configuration[key] ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(text => IPNetwork.TryParse(text, out var network)
            ? network
            : throw new InvalidOperationException($"{key}: {text} is not a network; write for example 172.16.0.0/12."))];
}
