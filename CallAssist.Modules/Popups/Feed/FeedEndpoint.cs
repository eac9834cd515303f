using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using CallAssist.Modules.Identity.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace CallAssist.Modules.Popups.Feed;

/// <summary>
/// <c>wss://…/feed[?after=ID][&amp;all=true]</c>: a person's own calls by his cookie (a supervisor's <c>all</c>: everyone's), everyone's by a
/// bearer token that may read the office.
/// </summary>
internal static class FeedEndpoint
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/feed", ServeAsync).AllowAnonymous();

    private static async Task<IResult> ServeAsync(
        HttpContext http, Guid? after, bool? all, IAccessTokens tokens, ICurrentPerson current, FeedSession session, FeedHub hub, IHostApplicationLifetime lifetime)
    {
        var byToken = await MayReadAsync(http, tokens);
        var viewer = byToken ? null : await current.GetAsync(http.RequestAborted);
        if (!byToken && viewer is not { Active: true })
            return Error(StatusCodes.Status401Unauthorized, "Sign in, or send a token that may read the office.");
        if (!byToken && !SameOrigin(http.Request))
            return Error(StatusCodes.Status403Forbidden, "A page of another site may not listen with your cookie.");
        if (!http.WebSockets.IsWebSocketRequest)
            return Error(StatusCodes.Status422UnprocessableEntity, "This is a WebSocket.");
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        Guid? person = byToken || (all == true && viewer!.SeesEveryone) ? null : viewer!.Id;
        // Listens before it looks back: nothing is said in between.
        using var listener = hub.Enter(person);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = Heartbeat, KeepAliveTimeout = Heartbeat });
        try
        {
            var last = await session.GreetAsync(text => SendAsync(socket, text, either.Token), after, viewer, person, either.Token);
            await Task.WhenAny(HearAsync(socket, session, viewer, either.Token), WriteAsync(socket, listener, last, either.Token)).Unwrap();
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or JsonException)
        {
            // The client comes back by itself.
        }
        finally
        {
            await either.CancelAsync();
        }

        return Results.Empty;
    }

    private static async Task WriteAsync(WebSocket socket, FeedHub.Listener listener, Guid? last, CancellationToken ct)
    {
        // One timer per connection: one per message would leave thousands behind.
        using var beat = new PeriodicTimer(Heartbeat);
        var (next, tick) = (listener.Waiting.WaitToReadAsync(ct).AsTask(), beat.WaitForNextTickAsync(ct).AsTask());
        while (true)
        {
            if (await Task.WhenAny(next, tick) == tick)
            {
                await SendAsync(socket, """{"type":"heartbeat","v":1}""", ct);
                tick = beat.WaitForNextTickAsync(ct).AsTask();
                continue;
            }

            if (!await next)
            {
                await socket.CloseAsync(WebSocketCloseStatus.PolicyViolation, "too slow: come back with ?after=", ct);
                return;
            }

            while (listener.Waiting.TryRead(out var row))
            {
                if (last is null || row.Id.CompareTo(last.Value) > 0 || string.CompareOrdinal(row.Id.ToString(), last.Value.ToString()) > 0)
                    await SendAsync(socket, row.Body, ct);
            }

            next = listener.Waiting.WaitToReadAsync(ct).AsTask();
        }
    }

    /// <summary>What the client says: <c>{"type":"ack","call":ID}</c>, <c>{"type":"seen","call":ID}</c>.</summary>
    private static async Task HearAsync(WebSocket socket, FeedSession session, Person? viewer, CancellationToken ct)
    {
        var buffer = new byte[4096];
        while (true)
        {
            // A message may come in parts.
            var length = 0;
            ValueWebSocketReceiveResult got;
            do
            {
                got = await socket.ReceiveAsync(buffer.AsMemory(length), ct);
                length += got.Count;
            }
            while (!got.EndOfMessage && length < buffer.Length);
            if (got.MessageType != WebSocketMessageType.Text || !got.EndOfMessage)
                return;
            if (viewer is not null && JsonSerializer.Deserialize<Said>(buffer.AsSpan(0, length), FeedJson.Options) is { Type: "ack" or "seen", Call: { } call })
                await session.AcknowledgeAsync(viewer, call, ct);
        }
    }

    private static Task SendAsync(WebSocket socket, string text, CancellationToken ct) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, ct);

    private static async Task<bool> MayReadAsync(HttpContext http, IAccessTokens tokens) =>
        BearerToken.Of(http.Request) is { } secret
        && await tokens.FindAsync(secret, http.RequestAborted) is { } token && token.Rights.HasFlag(TokenRights.ReadOffice) && token.Allows(http.Connection.RemoteIpAddress);

    private static bool SameOrigin(HttpRequest request) =>
        request.Headers.Origin.ToString() is not { Length: > 0 } origin || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);

    private static IResult Error(int status, string error) => Results.Json(new { error }, statusCode: status);

    private sealed record Said(string? Type, Guid? Call);
}
