using System.Net.WebSockets;
using System.Text.Json;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Tests.Agent;

/// <summary>An agent's end of the feed, by hand.</summary>
internal sealed class FeedPeer : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();

    public static async Task<FeedPeer> ConnectAsync(Uri server, string token)
    {
        var peer = new FeedPeer();
        peer._socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        await peer._socket.ConnectAsync(new UriBuilder(new Uri(server, AgentApi.Feed)) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        return peer;
    }

    public Task SayAsync(AgentMessage message) => _socket.SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(message, AgentJson.Default.AgentMessage), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    /// <summary>The next message of this kind; others before it are passed over.</summary>
    public async Task<T> HearAsync<T>() where T : ServerMessage
    {
        while (true)
        {
            if (await HearAsync() is T wanted)
                return wanted;
        }
    }

    /// <summary>Null when the server ended the connection.</summary>
    public async Task<ServerMessage?> HearAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        var buffer = new byte[AgentApi.MaxMessage];
        var length = 0;
        try
        {
            while (true)
            {
                // A message may come in parts.
                var part = await _socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
                length += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                    return null;
                if (part.EndOfMessage)
                    return JsonSerializer.Deserialize(buffer.AsSpan(0, length), AgentJson.Default.ServerMessage);
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
