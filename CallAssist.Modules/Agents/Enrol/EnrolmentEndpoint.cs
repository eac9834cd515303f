using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Agents.Presence;
using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Protocol.AgentV1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallAssist.Modules.Agents.Enrol;

/// <summary>The server's end of <see cref="AgentApi.Enrolment"/>. A code has 60 random bits and lives a day: guessing is hopeless, and each wrong one is in the audit log.</summary>
internal static class EnrolmentEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(AgentApi.Enrolment, EnrolAsync).AllowAnonymous().DisableAntiforgery();

    private static async Task<IResult> EnrolAsync(HttpContext http, Enrolment enrolment, AgentHub hub, IAuditLog audit)
    {
        if (await ReadAsync(http) is not { Code.Length: <= 40, Machine: not null, Version: not null } request)
            return AgentRequest.Error(StatusCodes.Status422UnprocessableEntity, AgentErrorCodes.BadRequest, "An enrolment names code, machine and version.");
        var receipt = await enrolment.RedeemAsync(request, http.RequestAborted);
        await audit.RecordAsync(new() { Action = "agent.enrol", Outcome = receipt is null ? "denied" : "ok", Address = http.Connection.RemoteIpAddress?.ToString() });
        hub.Tell();
        return receipt is null
            ? AgentRequest.Error(StatusCodes.Status403Forbidden, AgentErrorCodes.WrongCode, "This code is unknown, used or too old.")
            : Results.Json(receipt, AgentJson.Default.EnrolmentReceipt);
    }

    private static async Task<EnrolmentRequest?> ReadAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFromJsonAsync(AgentJson.Default.EnrolmentRequest, http.RequestAborted);
        }
        catch (Exception wrong) when (wrong is System.Text.Json.JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
