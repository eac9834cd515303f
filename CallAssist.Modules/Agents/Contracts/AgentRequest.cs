using CallAssist.Modules.Identity.Contracts;
using CallAssist.Protocol.AgentV1;
using Microsoft.AspNetCore.Http;

namespace CallAssist.Modules.Agents.Contracts;

/// <summary>What every request of an agent has in common.</summary>
internal static class AgentRequest
{
    /// <summary>The agent's valid token behind <c>Authorization: Bearer</c>, or null.</summary>
    public static async Task<AccessToken?> TokenAsync(HttpContext http, IAccessTokens tokens) =>
        BearerToken.Of(http.Request) is { } secret
        && await tokens.FindAsync(secret, http.RequestAborted) is { Kind: "agent" } token && token.Allows(http.Connection.RemoteIpAddress)
            ? token
            : null;

    public static IResult NoToken() => Error(StatusCodes.Status401Unauthorized, AgentErrorCodes.Unauthorized, "A valid agent token is needed.");

    public static IResult Error(int status, string code, string error) => Results.Json(new AgentError(code, error), AgentJson.Default.AgentError, statusCode: status);
}
