using CallAssist.Modules.Kernel.Contracts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Hosting;

/// <summary>
/// What a failed request gets: a page for a browser that asked for one, a sentence for a form, and for a program (switchboard,
/// agent, script) the bare status code, or what its endpoint wrote.
/// </summary>
internal static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error", CreateScopeForErrors = true,
            // A failure that PlainFailure answers is a failure all the same: only a broken request is left out of the log.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException or OperationCanceledException,
        });
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(async (context, next) =>
        {
            if (WantsPage(context.Request))
            {
                await next(context);
                return;
            }

            // A form or a webhook must not be sent a second time to the page of an error.
            context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0 } && WantsHtml(context.Request))
                await SayAsync(context);
        });
    }

    /// <summary>Whether a person's browser navigates to a page.</summary>
    public static bool WantsPage(HttpRequest request) => HttpMethods.IsGet(request.Method) && WantsHtml(request);

    public static Task SayAsync(HttpContext context) => SayAsync(context, context.Response.StatusCode == StatusCodes.Status400BadRequest ? "FormExpired" : "ErrorHelp");

    /// <summary>This sentence, in the reader's language.</summary>
    public static async Task SayAsync(HttpContext context, string text)
    {
        var texts = context.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(texts[text]);
    }

    public static bool WantsHtml(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Exceptions of requests that are no page: the status alone, or a sentence for a form. A full disk and a missing key are said to everyone.</summary>
internal sealed class PlainFailure : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (StorageFault.Of(exception) is { } fault)
        {
            httpContext.Response.StatusCode = fault.Status;
            await ErrorPages.SayAsync(httpContext, "Storage_" + fault.Code);
            return true;
        }

        if (ErrorPages.WantsPage(httpContext.Request))
            return false;
        httpContext.Response.StatusCode = exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        if (ErrorPages.WantsHtml(httpContext.Request))
            await ErrorPages.SayAsync(httpContext);
        return true;
    }
}
