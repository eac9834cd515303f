using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Modules.Identity.Contracts;

/// <summary>Who may call <c>/api/v1</c>: programs with a token of kind <c>api</c> behind <c>Authorization: Bearer</c>.</summary>
public static class ApiAccess
{
    /// <summary>
    /// A group of the REST interface. GET wants <see cref="TokenRights.ReadOffice"/>, all else <see cref="TokenRights.WriteOffice"/>; 401 and 403
    /// otherwise. Errors are problem documents (RFC 9457).
    /// </summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string path)
    {
        var group = routes.MapGroup("/api/v1/" + path).AllowAnonymous().DisableAntiforgery();
        group.AddEndpointFilter(async (call, next) =>
        {
            var http = call.HttpContext;
            var tokens = http.RequestServices.GetRequiredService<IAccessTokens>();
            if (BearerToken.Of(http.Request) is not { } secret
                || await tokens.FindAsync(secret, http.RequestAborted) is not { Kind: "api" } token || !token.Allows(http.Connection.RemoteIpAddress))
            {
                return Results.Problem("A valid token of the kind \"intranet\" is needed: Authorization: Bearer TOKEN.", statusCode: StatusCodes.Status401Unauthorized);
            }

            http.Features.Set(token);
            var needed = HttpMethods.IsGet(http.Request.Method) ? TokenRights.ReadOffice : TokenRights.WriteOffice;
            return token.Rights.HasFlag(needed) ? await next(call) : Results.Problem($"This token has not the right {needed}.", statusCode: StatusCodes.Status403Forbidden);
        });
        return group;
    }

    /// <summary>The token that a request of such a group came with.</summary>
    public static AccessToken ApiToken(this HttpContext http) => http.Features.Get<AccessToken>()!;
}
