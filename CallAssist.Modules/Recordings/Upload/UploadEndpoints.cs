using System.Text.Json;
using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Recordings.Intake;
using CallAssist.Protocol.AgentV1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Recordings.Upload;

/// <summary>The server's end of <see cref="AgentApi.Uploads"/>.</summary>
internal static class UploadEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/").AllowAnonymous().DisableAntiforgery().AddEndpointFilter<SayStorageFault>();
        group.MapPost(AgentApi.Uploads, BeginAsync);
        group.MapPut(AgentApi.Uploads + "/{captureId:guid}", AddAsync);
    }

    private static async Task<IResult> BeginAsync(HttpContext http, IAccessTokens tokens, Uploads uploads, IOptions<RecordingsOptions> options)
    {
        if (await AgentRequest.TokenAsync(http, tokens) is not { } token)
            return AgentRequest.NoToken();
        if (!token.Rights.HasFlag(TokenRights.UploadRecordings))
            return AgentRequest.Error(StatusCodes.Status403Forbidden, AgentErrorCodes.Forbidden, "This token may not send recordings.");
        if (await ReadAsync(http) is not { Facts: { Extension.Length: <= 20, Pauses: not null } facts, Bytes: > 0, Sha256: { Length: 64 } sha256 } start
            || facts.CaptureId == Guid.Empty || !sha256.All(char.IsAsciiHexDigit))
            return AgentRequest.Error(StatusCodes.Status422UnprocessableEntity, AgentErrorCodes.BadRequest, "An upload names facts, bytes and sha256.");
        if (start.Bytes > options.Value.MaxCaptureBytes)
            return TooLarge(options.Value);
        return Answer(await uploads.BeginAsync(token.Id, start, http.RequestAborted), options.Value);
    }

    private static async Task<IResult> AddAsync(
        HttpContext http, IAccessTokens tokens, Uploads uploads, IOptions<RecordingsOptions> options, Guid captureId,
        [FromQuery(Name = AgentApi.Offset)] long offset = -1, [FromQuery(Name = AgentApi.Sha256)] string sha256 = "")
    {
        if (await AgentRequest.TokenAsync(http, tokens) is not { } token)
            return AgentRequest.NoToken();
        var chunk = new byte[AgentApi.MaxChunk + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(chunk, chunk.Length, throwOnEndOfStream: false, http.RequestAborted);
        if (length > AgentApi.MaxChunk || http.Request.ContentLength is { } announced && announced != length)
            return AgentRequest.Error(StatusCodes.Status422UnprocessableEntity, AgentErrorCodes.BadRequest, $"A chunk has {AgentApi.MaxChunk} bytes at most.");
        return Answer(await uploads.AddAsync(token.Id, captureId, offset, sha256, chunk.AsMemory(0, length), http.RequestAborted), options.Value);
    }

    private static IResult Answer(UploadOutcome outcome, RecordingsOptions options) => outcome switch
    {
        UploadOutcome.At at => Results.Json(at.State, AgentJson.Default.UploadState),
        UploadOutcome.Unknown => AgentRequest.Error(StatusCodes.Status404NotFound, AgentErrorCodes.UnknownUpload, "Begin this upload first."),
        UploadOutcome.Damaged damaged => AgentRequest.Error(
            StatusCodes.Status422UnprocessableEntity, AgentErrorCodes.Damaged, $"The bytes have another SHA-256: {damaged.Actual}."),
        UploadOutcome.Refused { Why: IntakeResult.TooLarge } => TooLarge(options),
        UploadOutcome.Refused { Why: IntakeResult.NotACapture } => AgentRequest.Error(
            StatusCodes.Status415UnsupportedMediaType, AgentErrorCodes.NotACapture, "This file is neither pcap nor pcapng."),
        _ => AgentRequest.Error(StatusCodes.Status500InternalServerError, AgentErrorCodes.Failed, "Unexpected."),
    };

    private static IResult TooLarge(RecordingsOptions options) =>
        AgentRequest.Error(StatusCodes.Status413PayloadTooLarge, AgentErrorCodes.TooLarge, $"A capture may have {options.MaxCaptureBytes} bytes at most.");

    private static async Task<UploadStart?> ReadAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFromJsonAsync(AgentJson.Default.UploadStart, http.RequestAborted);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
