using CallAssist.Modules.Identity.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings.Intake;

/// <summary>The agent's HTTP interface, version 1: send a capture, see what became of those sent.</summary>
internal static class AgentEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/agent/v1").AllowAnonymous().DisableAntiforgery();
        group.MapPost("/recordings", ReceiveAsync);
        group.MapGet("/recordings", ListAsync);
    }

    private static async Task<IResult> ReceiveAsync(
        HttpContext http, IAccessTokens tokens, CaptureIntake intake, IOptions<RecordingsOptions> options, string? name, string? sha256, string? extension)
    {
        if (await AuthorizeAsync(http, tokens) is not { } token)
            return Error(StatusCodes.Status401Unauthorized, "A valid agent token is needed.");
        if (!token.Rights.HasFlag(TokenRights.UploadRecordings))
            return Error(StatusCodes.Status403Forbidden, "This token may not send recordings.");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.Value.MaxCaptureBytes + 1;
        if (sha256 is not null && (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigit)))
            return Error(StatusCodes.Status422UnprocessableEntity, "sha256 must be 64 hexadecimal digits.");
        var fileName = Path.GetFileName((name ?? "").Replace('\\', '/'));
        var head = new UploadHead(fileName.Length == 0 ? "capture" : fileName[..Math.Min(200, fileName.Length)], sha256, extension is { Length: <= 20 } ? extension : null);
        return await intake.ReceiveAsync(token.Id, head, http.Request.Body, http.RequestAborted) switch
        {
            IntakeResult.Stored { New: true } stored => Results.Json(new { id = stored.Id, state = stored.State }, statusCode: StatusCodes.Status201Created),
            IntakeResult.Stored stored => Results.Json(new { id = stored.Id, state = stored.State }),
            IntakeResult.NotACapture => Error(StatusCodes.Status415UnsupportedMediaType, "This file is neither pcap nor pcapng."),
            IntakeResult.TooLarge => Error(StatusCodes.Status413PayloadTooLarge, $"A capture may have {options.Value.MaxCaptureBytes} bytes at most."),
            IntakeResult.Damaged damaged => Error(StatusCodes.Status422UnprocessableEntity, $"The bytes received have another SHA-256: {damaged.Actual}."),
            _ => Error(StatusCodes.Status500InternalServerError, "Unexpected."),
        };
    }

    private static async Task<IResult> ListAsync(HttpContext http, IAccessTokens tokens, CaptureIntake intake) =>
        await AuthorizeAsync(http, tokens) is { } token
            ? Results.Json((await intake.ListAsync(token.Id, http.RequestAborted)).Select(r => new { id = r.Id, name = r.Name, receivedAt = r.ReceivedAt, state = r.State, reason = r.Reason }))
            : Error(StatusCodes.Status401Unauthorized, "A valid agent token is needed.");

    private static async Task<AccessToken?> AuthorizeAsync(HttpContext http, IAccessTokens tokens) =>
        http.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var secret]
        && await tokens.FindAsync(secret.Trim(), http.RequestAborted) is { Kind: "agent" } token && token.Allows(http.Connection.RemoteIpAddress)
            ? token
            : null;

    private static IResult Error(int status, string error) => Results.Json(new { error }, statusCode: status);
}
