using System.Net.WebSockets;
using System.Text.Json;
using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Agents.Presence;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Protocol.AgentV1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace CallAssist.Modules.Agents.Feed;

/// <summary>The server's end of <see cref="AgentApi.Feed"/>.</summary>
internal static class FeedEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(AgentApi.Feed, ServeAsync).AllowAnonymous();

    private static async Task<IResult> ServeAsync(HttpContext http, IAccessTokens tokens, AgentStore store, AgentHub hub, AgentListener listener, IHostApplicationLifetime lifetime)
    {
        if (await AgentRequest.TokenAsync(http, tokens) is not { } token)
            return AgentRequest.NoToken();
        if (!http.WebSockets.IsWebSocketRequest)
            return AgentRequest.Error(StatusCodes.Status422UnprocessableEntity, AgentErrorCodes.BadRequest, "This is a WebSocket.");
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        using var session = new AgentSession(token.Id, await store.EnterAsync(token, either.Token), either.Token);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            KeepAliveInterval = AgentApi.Heartbeat, KeepAliveTimeout = AgentApi.Heartbeat,
        });
        hub.Enter(session);
        try
        {
            await listener.GreetAsync(session, session.Ended);
            await Task.WhenAny(ReadAsync(socket, session, listener), WriteAsync(socket, session)).Unwrap();
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or JsonException)
        {
            // The agent comes back by itself.
        }
        finally
        {
            session.End();
            hub.Leave(session);
        }

        return Results.Empty;
    }

    private static async Task ReadAsync(WebSocket socket, AgentSession session, AgentListener listener)
    {
        var buffer = new byte[AgentApi.MaxMessage];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), session.Ended);
                length += part.Count;
            }
            while (!part.EndOfMessage && length < buffer.Length);
            if (part.MessageType != WebSocketMessageType.Text || !part.EndOfMessage)
                return;
            if (JsonSerializer.Deserialize(buffer.AsSpan(0, length), AgentJson.Default.AgentMessage) is { } message)
                await listener.HearAsync(session, message, session.Ended);
        }
    }

    private static async Task WriteAsync(WebSocket socket, AgentSession session)
    {
        await foreach (var message in session.Outgoing.ReadAllAsync(session.Ended))
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, AgentJson.Default.ServerMessage), WebSocketMessageType.Text, endOfMessage: true, session.Ended);
    }
}
