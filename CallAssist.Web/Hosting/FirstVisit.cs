using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Web.Hosting;

/// <summary>Until the office is set up every page leads to the set-up; afterwards the set-up is gone.</summary>
internal sealed class FirstVisit(RequestDelegate next, IOffice office)
{
    private volatile bool _setUp;

    public async Task InvokeAsync(HttpContext context)
    {
        var setUp = _setUp;
        if (!setUp)
        {
            var present = await office.GetAsync(context.RequestAborted);
            setUp = present is not null;
            // A demo office may be cleared; a real one stays.
            _setUp = present is { Demo: false };
        }

        var wantsSetUp = context.Request.Path.StartsWithSegments("/set-up");
        if (!setUp && !wantsSetUp && ErrorPages.WantsPage(context.Request) && !context.Request.Path.StartsWithSegments("/health"))
            context.Response.Redirect("/set-up");
        else if (setUp && wantsSetUp)
            context.Response.Redirect("/");
        else
            await next(context);
    }
}
