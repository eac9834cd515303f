using System.Text;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Protocol.AgentV1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallAssist.Modules.Agents.Phone;

/// <summary>
/// <c>GET /hooks/{token}/record/{start|stop|pause|resume}?extension=…</c>: a key of a desk phone (deploy/phones). The answer is what the
/// phone shows, in the office's language: done, or why not.
/// </summary>
internal static class KeyEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/hooks/{token}/record/{action}", PressAsync).AllowAnonymous();

    private static async Task<IResult> PressAsync(string token, string action, HttpContext http, IAccessTokens tokens, PhoneControl control, IPhoneText screens, IOffice offices)
    {
        if (await tokens.FindAsync(token, http.RequestAborted) is not { Kind: "webhook" } access || !access.Allows(http.Connection.RemoteIpAddress))
            return Results.Json(new { error = "This address carries no valid token." }, statusCode: StatusCodes.Status401Unauthorized);
        if (!access.Rights.HasFlag(TokenRights.ReportEvents))
            return Results.Json(new { error = "This token may not report calls." }, statusCode: StatusCodes.Status403Forbidden);
        if (!Enum.TryParse<CaptureAction>(action, ignoreCase: true, out var wanted) || wanted is CaptureAction.Cancel or CaptureAction.Release || ExtensionOf(http.Request.Query) is not { } extension)
            return Results.Json(new { error = "A key names start, stop, pause or resume, and its extension." }, statusCode: StatusCodes.Status422UnprocessableEntity);
        var wish = await control.AskAsync(extension, wanted, http.RequestAborted);
        var french = (await offices.GetAsync(http.RequestAborted))?.Language != "en";
        var (body, mediaType) = screens.Of(access.Source, KeyTexts.Title(french), KeyTexts.Of(wish, wanted, french), http.Request.Query["ascii"] == "1");
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(body, mediaType, Encoding.UTF8);
    }

    /// <summary>The first of these that is there: a bare extension, or <c>sip:21@switchboard</c>.</summary>
    private static string? ExtensionOf(IQueryCollection query)
    {
        foreach (var name in (string[])["extension", "local", "active_user"])
        {
            var user = query[name].ToString().Trim().Replace("sip:", "", StringComparison.OrdinalIgnoreCase).Split('@', ';')[0];
            if (user.Length is > 0 and <= 20 && user.All(char.IsAsciiLetterOrDigit))
                return user;
        }

        return null;
    }
}
