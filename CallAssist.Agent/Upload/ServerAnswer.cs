using System.Security.Authentication;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Upload;

/// <summary>
/// Reads the server's answer. Only the server's own words decide over a file: a 200 of a hotel's sign-in page is no receipt,
/// and a 413 of a proxy is no refusal.
/// </summary>
internal static class ServerAnswer
{
    public static async Task<UploadOutcome> ReadAsync(HttpResponseMessage response, TimeProvider clock, CancellationToken ct)
    {
        var (receipt, instead) = await ReadAsync(response, AgentJson.Default.CaptureReceipt, clock, ct);
        if (receipt is null)
            return instead;
        return receipt.Id == Guid.Empty ? new UploadOutcome.Postponed(Upload.Obstacle.NotCallAssist, (int)response.StatusCode) : new UploadOutcome.Taken(receipt.Id, New: (int)response.StatusCode == 201);
    }

    /// <summary>What the server says, or where it does not say it, what that means for the file.</summary>
    public static async Task<(T? Said, UploadOutcome Instead)> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, TimeProvider clock, CancellationToken ct) where T : class
    {
        var status = (int)response.StatusCode;
        var body = await response.Content.ReadAsByteArrayAsync(ct);
        if (status is 200 or 201 && Read(body, type) is { } said)
            return (said, new UploadOutcome.Postponed(Upload.Obstacle.NotCallAssist, status));
        return (null, status switch
        {
            401 => new UploadOutcome.Postponed(Upload.Obstacle.TokenRefused, status),
            403 => new UploadOutcome.Postponed(Upload.Obstacle.NotPermitted, status),
            413 or 415 or 422 when Read(body, AgentJson.Default.AgentError) is { } error => Judge(error, status),
            408 or 429 or 503 => new UploadOutcome.Postponed(Upload.Obstacle.Busy, status, RetryAfter(response, clock)),
            >= 500 => new UploadOutcome.Postponed(Upload.Obstacle.ServerFailed, status, RetryAfter(response, clock)),
            _ => new UploadOutcome.Postponed(Upload.Obstacle.NotCallAssist, status),
        });
    }

    /// <summary>What a request met that brought no answer.</summary>
    public static Obstacle Obstacle(Exception broken) =>
        broken is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: AuthenticationException } ? Upload.Obstacle.Untrusted : Upload.Obstacle.Unreachable;

    private static UploadOutcome Judge(AgentError error, int status) => error.Code switch
    {
        AgentErrorCodes.NotACapture or AgentErrorCodes.TooLarge or AgentErrorCodes.BadRequest => new UploadOutcome.Refused(error.Code, error.Error),
        AgentErrorCodes.Damaged => new UploadOutcome.Postponed(Upload.Obstacle.Damaged, status),
        _ => new UploadOutcome.Postponed(Upload.Obstacle.NotCallAssist, status),
    };

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider clock) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
            _ => null,
        };

    private static T? Read<T>(byte[] body, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
