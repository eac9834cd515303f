using System.Net;
using CallAssist.Modules.Identity.Contracts;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace CallAssist.Web.Hosting;

/// <summary>`/health/live`, `/health/ready` and `/metrics`.</summary>
internal static class Probes
{
    public static void MapProbes(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        // Degraded (no model yet) still serves: calls, cards and uploads work.
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        var networks = NetworkList.Read(app.Configuration, "Metrics:AllowedNetworks");
        app.MapGet("/metrics", async (HttpContext context, MetricsExporter exporter, StandingGauges gauges) =>
        {
            if (!IsNear(context, networks) && !context.User.IsInRole(Roles.Administrator))
                return Results.NotFound();
            await gauges.NoteAsync(context.RequestAborted);
            return Results.Text(exporter.Write(), "text/plain; version=0.0.4; charset=utf-8");
        }).AllowAnonymous();
    }

    /// <summary>This machine, or a network that the office named. Behind a proxy the address is the forwarded one.</summary>
    private static bool IsNear(HttpContext context, IReadOnlyList<IPNetwork> networks) =>
        context.Connection.RemoteIpAddress is { } address && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && (IPAddress.IsLoopback(address) || networks.Any(n => n.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)));
}
