using System.Buffers;
using System.Text;
using CallAssist.Modules.Identity.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallAssist.Modules.Telephony.Receive;

/// <summary><c>/hooks/{token}/…</c>, GET and POST, and <c>/hooks</c> with a bearer token: stored first, then answered.</summary>
internal static class HookEndpoint
{
    private const int MaxBody = 64 * 1024;
    private const char ByteOrderMark = '\uFEFF';

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/hooks/{token}/{**rest}", ["GET", "POST"], ReceiveAsync).AllowAnonymous().DisableAntiforgery();
        routes.MapMethods("/hooks", ["GET", "POST"], (HttpContext http, IAccessTokens tokens, SourceRates rates, ReceiptStore receipts, RequestReader reader, CallerDesk desk, TimeProvider clock) =>
            ReceiveAsync("", "", http, tokens, rates, receipts, reader, desk, clock)).AllowAnonymous().DisableAntiforgery();
        // Without these the other methods would be sent to the sign-in page.
        foreach (var path in (string[])["/hooks", "/hooks/{token}/{**rest}"])
            routes.MapMethods(path, ["PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"], RefuseMethod).AllowAnonymous().DisableAntiforgery();
    }

    private static IResult RefuseMethod(HttpContext http)
    {
        http.Response.Headers.Allow = "GET, POST";
        return Error(StatusCodes.Status405MethodNotAllowed, "Calls are reported by GET or POST.");
    }

    private static async Task<IResult> ReceiveAsync(
        string token, string? rest, HttpContext http, IAccessTokens tokens, SourceRates rates, ReceiptStore receipts, RequestReader reader, CallerDesk desk, TimeProvider clock)
    {
        var ct = http.RequestAborted;
        var secret = BearerToken.Of(http.Request) ?? token;
        var signer = HookSignature.IsSigned(http.Request) && Guid.TryParse(secret, out var id) ? await tokens.FindSignerAsync(id, ct) : null;
        if ((signer?.Token ?? await tokens.FindAsync(secret, ct)) is not { Kind: "webhook" } access || !access.Allows(http.Connection.RemoteIpAddress))
            return Error(StatusCodes.Status401Unauthorized, "This address carries no valid token.");
        if (!access.Rights.HasFlag(TokenRights.ReportEvents))
            return Error(StatusCodes.Status403Forbidden, "This token may not report calls.");
        if (!rates.Take(access.Id))
        {
            http.Response.Headers.RetryAfter = "1";
            return Error(StatusCodes.Status429TooManyRequests, "Too many requests of this source; try again in 1 s.");
        }

        if (await ReadBodyAsync(http.Request, ct) is not { } body)
            return Error(StatusCodes.Status413PayloadTooLarge, "A report has 64 KB at most.");
        if (signer is { Keys: var keys } && !HookSignature.IsValid(http.Request, body, keys, clock.GetUtcNow()))
            return Error(StatusCodes.Status401Unauthorized, $"{HookSignature.Header} does not fit this request, or {HookSignature.TimeHeader} is more than five minutes off.");

        var request = new StoredRequest(access.Source, clock.GetUtcNow(), SecretMask.Mask(rest ?? "", secret), http.Request.ContentType, SecretMask.Mask(http.Request.QueryString.Value ?? "", secret), SecretMask.Mask(body, secret));
        var read = await reader.ReadAsync(request, ct);
        // Who is calling is looked up while the disk writes; nothing is answered before it has.
        var stored = receipts.StoreAsync(new(access, http.Request.Method, request, read), ct);
        var news = read.Event is { } report ? await desk.NewsAsync(access, report, ct) : null;
        await stored;
        if (news is null)
            return Error(StatusCodes.Status422UnprocessableEntity, read.Problem!);
        var reply = reader.Adapter(access.Source)!.Reply(news with { Plain = http.Request.Query["ascii"] == "1" });
        return Results.Text(reply.Body, reply.MediaType, Encoding.UTF8);
    }

    private static async Task<string?> ReadBodyAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > MaxBody)
            return null;
        if (request.ContentLength is 0 || HttpMethods.IsGet(request.Method))
            return "";
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBody + 1);
        try
        {
            var length = await request.Body.ReadAtLeastAsync(buffer.AsMemory(0, MaxBody + 1), MaxBody + 1, throwOnEndOfStream: false, ct);
            return length > MaxBody ? null : Encoding.UTF8.GetString(buffer, 0, length).TrimStart(ByteOrderMark);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static IResult Error(int status, string error) => Results.Json(new { error }, statusCode: status);
}
