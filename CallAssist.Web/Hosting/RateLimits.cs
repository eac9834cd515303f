using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Hosting;

/// <summary>
/// How often one address may sign in (<c>RateLimits:SignInsPerMinute</c>, guards passwords), enrol agents (<c>RateLimits:EnrolmentsPerMinute</c>,
/// guards codes) and report calls (<c>RateLimits:HooksPerSecond</c>, guards the database); beyond it the answer is 429 with Retry-After in seconds (RFC 6585 §4).
/// </summary>
internal static class RateLimits
{
    private const int SignInsPerMinute = 60;
    private const int EnrolmentsPerMinute = 10;
    private const int HooksPerSecond = 500;

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var signIns = Read(configuration, "RateLimits:SignInsPerMinute", SignInsPerMinute);
        var enrolments = Read(configuration, "RateLimits:EnrolmentsPerMinute", EnrolmentsPerMinute);
        var hooks = Read(configuration, "RateLimits:HooksPerSecond", HooksPerSecond);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) => RefuseAsync(context);
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => http.Request switch
            {
                var r when r.Path.StartsWithSegments("/hooks") => Window("hooks", http, hooks, TimeSpan.FromSeconds(1)),
                var r when HttpMethods.IsPost(r.Method) && r.Path.StartsWithSegments("/sign-in") => Window("sign-in", http, signIns, TimeSpan.FromMinutes(1)),
                var r when r.Path.StartsWithSegments("/agent/v1/enrolment") => Window("enrolment", http, enrolments, TimeSpan.FromMinutes(1)),
                _ => RateLimitPartition.GetNoLimiter(""),
            });
        });
    }

    private static RateLimitPartition<string> Window(string what, HttpContext http, int permits, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter($"{what} {http.Connection.RemoteIpAddress}", _ => new() { PermitLimit = permits, Window = window });

    private static async ValueTask RefuseAsync(OnRejectedContext context)
    {
        var http = context.HttpContext;
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        IResult answer = ErrorPages.WantsHtml(http.Request)
            ? Results.Text(http.RequestServices.GetRequiredService<IStringLocalizer<Texts>>()["TooMany", wait], "text/plain; charset=utf-8", statusCode: http.Response.StatusCode)
            : Results.Json(new { error = $"Too many requests; try again in {wait} s." }, statusCode: http.Response.StatusCode);
        await answer.ExecuteAsync(http);
    }

    private static int Read(IConfiguration configuration, string key, int fallback) => configuration[key] switch
    {
        null => fallback,
        var text when int.TryParse(text, CultureInfo.InvariantCulture, out var limit) && limit > 0 => limit,
        var text => throw new InvalidOperationException($"{key}: {text} is not a positive whole number."),
    };
}
