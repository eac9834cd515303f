using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using CallAssist.Agent.Health;
using CallAssist.Agent.Settings;
using CallAssist.Agent.Upload;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Feed;

/// <summary>Keeps the feed to the server open: whatever breaks, it comes again, waiting up to half a minute. Recording does not depend on it.</summary>
internal sealed partial class FeedClient(AgentOptions options, ServerCertificate certificate, IFeedPeer peer, Signal changed, TimeProvider clock, ILogger<FeedClient> logger) : BackgroundService
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = ShortestWait;
        while (!stoppingToken.IsCancellationRequested)
        {
            var begun = clock.GetTimestamp();
            var why = await ServeAsync(stoppingToken);
            if (stoppingToken.IsCancellationRequested)
                return;
            wait = clock.GetElapsedTime(begun) > LongestWait ? ShortestWait : TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, LongestWait.Ticks));
            Log.Lost(logger, why, wait);
            await Task.Delay(wait, clock, stoppingToken);
        }
    }

    /// <summary>One connection, to its end; why it ended.</summary>
    private async Task<string> ServeAsync(CancellationToken ct)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + options.Token);
        socket.Options.RemoteCertificateValidationCallback = certificate.Accept;
        socket.Options.KeepAliveInterval = AgentApi.Heartbeat;
        socket.Options.KeepAliveTimeout = AgentApi.Heartbeat;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            using (var patience = CancellationTokenSource.CreateLinkedTokenSource(ct))
            {
                patience.CancelAfter(ConnectPatience);
                await socket.ConnectAsync(FeedAddress(options.ServerAddress), patience.Token);
            }

            await SendAsync(socket, Greeting(), ended.Token);
            Log.Open(logger);
            await Task.WhenAny(HearAsync(socket, ended.Token), TellAsync(socket, ended.Token)).Unwrap();
            return "closed by the server";
        }
        catch (Exception gone) when (gone is WebSocketException or JsonException or OperationCanceledException or HttpRequestException or IOException)
        {
            return gone.Message;
        }
        finally
        {
            await ended.CancelAsync();
        }
    }

    private async Task HearAsync(ClientWebSocket socket, CancellationToken ct)
    {
        var buffer = new byte[AgentApi.MaxMessage];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), ct);
                length += part.Count;
            }
            while (!part.EndOfMessage && length < buffer.Length);
            if (part.MessageType != WebSocketMessageType.Text || !part.EndOfMessage)
                return;
            if (JsonSerializer.Deserialize(buffer.AsSpan(0, length), AgentJson.Default.ServerMessage) is { } message)
                peer.Hear(message);
        }
    }

    private async Task TellAsync(ClientWebSocket socket, CancellationToken ct)
    {
        var said = new HashSet<string>();
        while (true)
        {
            var saying = peer.Report().Select(message => JsonSerializer.Serialize(message, AgentJson.Default.AgentMessage)).ToList();
            foreach (var text in saying.Where(text => !said.Contains(text)))
                await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, ct);
            said = [.. saying];
            // On the heartbeat all is said again.
            if (!await changed.WaitAsync(AgentApi.Heartbeat, clock, ct))
                said.Clear();
        }
    }

    private static Task SendAsync(ClientWebSocket socket, AgentMessage message, CancellationToken ct) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, AgentJson.Default.AgentMessage), WebSocketMessageType.Text, endOfMessage: true, ct);

    private static AgentHello Greeting() => new(AgentVersion.Text, Environment.MachineName, RuntimeInformation.OSDescription);

    private static Uri FeedAddress(Uri server) => new UriBuilder(new Uri(server, AgentApi.Feed)) { Scheme = server.Scheme == "https" ? "wss" : "ws" }.Uri;

    private static partial class Log
    {
        [LoggerMessage(11020, LogLevel.Information, "Connected to the server's feed")]
        public static partial void Open(ILogger logger);

        [LoggerMessage(11021, LogLevel.Warning, "No connection to the server's feed ({Why}); next try in {Wait}")]
        public static partial void Lost(ILogger logger, string why, TimeSpan wait);
    }
}
