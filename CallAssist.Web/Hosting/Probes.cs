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
        app.MapGet("/metrics", (HttpContext context, MetricsExporter exporter) =>
            IsLocal(context) || context.User.IsInRole(Roles.Administrator)
                ? Results.Text(exporter.Write(), "text/plain; version=0.0.4; charset=utf-8")
                : Results.NotFound()).AllowAnonymous();
    }

    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !context.Request.Headers.ContainsKey("X-Forwarded-For");
}
