using Microsoft.AspNetCore.HttpOverrides;

namespace CallAssist.Web.Hosting;

/// <summary>Section <c>Proxy</c>: whose X-Forwarded-For and X-Forwarded-Proto are believed.</summary>
internal sealed class ProxyOptions
{
    /// <summary>Networks of reverse proxies (CIDR, separated by spaces); this machine is always believed.</summary>
    public string Networks { get; set; } = "";

    /// <summary>Applies the section; an unreadable network ends the start with the key's name.</summary>
    public static void Apply(ForwardedHeadersOptions options, IConfiguration configuration)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        var section = configuration.GetSection("Proxy").Get<ProxyOptions>() ?? new();
        foreach (var network in section.Networks.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.TryParse(network, out var parsed)
                ? parsed
                : throw new InvalidOperationException($"Proxy:Networks: {network} is not a network; write for example 172.16.0.0/12."));
        }
    }
}
