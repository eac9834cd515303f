using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Web.Hosting;

/// <summary>Until the office is set up every page leads to the set-up; afterwards the set-up is gone.</summary>
internal sealed class FirstVisit(RequestDelegate next, IOffice office)
{
    private volatile bool _setUp;

    public async Task InvokeAsync(HttpContext context)
    {
        if (!_setUp)
            _setUp = await office.GetAsync(context.RequestAborted) is not null;
        var wantsSetUp = context.Request.Path.StartsWithSegments("/set-up");
        if (!_setUp && !wantsSetUp && ErrorPages.WantsPage(context.Request) && !context.Request.Path.StartsWithSegments("/health"))
            context.Response.Redirect("/set-up");
        else if (_setUp && wantsSetUp)
            context.Response.Redirect("/");
        else
            await next(context);
    }
}
