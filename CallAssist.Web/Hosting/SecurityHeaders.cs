namespace CallAssist.Web.Hosting;

/// <summary>Headers on every answer, failures included. Everything is served from here: no script, style, font or frame from outside.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // Blazor writes style attributes (a bar's width); style elements and foreign sheets stay forbidden.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; media-src 'self' blob:; " +
        "connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        // On starting, because the handler of an exception clears what stood there before.
        context.Response.OnStarting(static response => Add((HttpResponse)response), context.Response);
        return next(context);
    }

    private static Task Add(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        return Task.CompletedTask;
    }
}
