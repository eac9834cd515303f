using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Protocol.AgentV1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings.Intake;

/// <summary>The server's end of <see cref="AgentApi"/>: take a capture, tell what became of those sent.</summary>
internal static class AgentEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/").AllowAnonymous().DisableAntiforgery().AddEndpointFilter<SayStorageFault>();
        group.MapPost(AgentApi.Recordings, ReceiveAsync);
        group.MapGet(AgentApi.Recordings, ListAsync);
    }

    private static async Task<IResult> ReceiveAsync(
        HttpContext http, IAccessTokens tokens, CaptureIntake intake, IOptions<RecordingsOptions> options,
        [FromQuery(Name = AgentApi.Name)] string? name, [FromQuery(Name = AgentApi.Sha256)] string? sha256, [FromQuery(Name = AgentApi.Extension)] string? extension)
    {
        if (await AgentRequest.TokenAsync(http, tokens) is not { } token)
            return AgentRequest.NoToken();
        if (!token.Rights.HasFlag(TokenRights.UploadRecordings))
            return AgentRequest.Error(StatusCodes.Status403Forbidden, AgentErrorCodes.Forbidden, "This token may not send recordings.");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.Value.MaxCaptureBytes + 1;
        if (sha256 is not null && (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigit)))
            return AgentRequest.Error(StatusCodes.Status422UnprocessableEntity, AgentErrorCodes.BadRequest, "sha256 must be 64 hexadecimal digits.");
        // Known before the body travels: an agent that expects "100 Continue" keeps its bytes.
        if (http.Request.ContentLength > options.Value.MaxCaptureBytes)
            return TooLarge(options.Value);
        var fileName = Path.GetFileName((name ?? "").Replace('\\', '/'));
        var head = new UploadHead(fileName.Length == 0 ? "capture" : fileName[..Math.Min(200, fileName.Length)], sha256, extension is { Length: <= 20 } ? extension : null);
        return await intake.ReceiveAsync(token.Id, head, http.Request.Body, http.RequestAborted) switch
        {
            IntakeResult.Stored stored => Results.Json(
                new CaptureReceipt(stored.Id, stored.State), AgentJson.Default.CaptureReceipt, statusCode: stored.New ? StatusCodes.Status201Created : StatusCodes.Status200OK),
            IntakeResult.NotACapture => AgentRequest.Error(StatusCodes.Status415UnsupportedMediaType, AgentErrorCodes.NotACapture, "This file is neither pcap nor pcapng."),
            IntakeResult.TooLarge => TooLarge(options.Value),
            IntakeResult.Damaged damaged => AgentRequest.Error(
                StatusCodes.Status422UnprocessableEntity, AgentErrorCodes.Damaged, $"The bytes received have another SHA-256: {damaged.Actual}."),
            _ => AgentRequest.Error(StatusCodes.Status500InternalServerError, AgentErrorCodes.Failed, "Unexpected."),
        };
    }

    private static async Task<IResult> ListAsync(HttpContext http, IAccessTokens tokens, CaptureIntake intake) =>
        await AgentRequest.TokenAsync(http, tokens) is { } token
            ? Results.Json(await intake.ListAsync(token.Id, http.RequestAborted), AgentJson.Default.IReadOnlyListCaptureStatus)
            : AgentRequest.NoToken();

    private static IResult TooLarge(RecordingsOptions options) =>
        AgentRequest.Error(StatusCodes.Status413PayloadTooLarge, AgentErrorCodes.TooLarge, $"A capture may have {options.MaxCaptureBytes} bytes at most.");
}
