using System.Net.Sockets;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Telephony.Receive;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Telephony.Ami;

/// <summary>
/// Follows calls at an Asterisk without touching its dialplan (<c>Telephony:Ami</c>). Each event of use is stored like a
/// webhook's request and read by its adapter; a lost connection is taken up again, waiting longer each time.
/// </summary>
internal sealed partial class AmiClient(IServiceScopeFactory scopes, IOptions<TelephonyOptions> options, TimeProvider clock, ILogger<AmiClient> logger) : BackgroundService
{
    /// <summary>The manager stands among the sources without a token.</summary>
    internal static readonly AccessToken Token = new() { Id = new Guid("00000000-0000-7000-8000-000000000a31"), Kind = "webhook", Name = "AMI", Source = AmiAdapter.Name };

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var ami = options.Value.Ami;
        if (ami.Host.Length == 0)
            return;
        var wait = TimeSpan.FromSeconds(1);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                using var tcp = new TcpClient();
                await tcp.ConnectAsync(ami.Host, ami.Port, stoppingToken);
                tcp.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
                Log.Connected(logger, ami.Host, ami.Port);
                var signedIn = await new AmiSession(tcp.GetStream()).RunAsync(ami.User, ami.Secret, (message, ct) =>
                {
                    wait = TimeSpan.FromSeconds(1);
                    return StoreAsync(message, ct);
                }, stoppingToken);
                if (signedIn)
                    Log.HungUp(logger, ami.Host);
                else
                    Log.Refused(logger, ami.Host, ami.User);
            }
            catch (Exception error) when (error is SocketException or IOException)
            {
                Log.Lost(logger, ami.Host, error.Message);
            }

            await Task.Delay(wait, clock, stoppingToken);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    private async Task StoreAsync(string message, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var request = new StoredRequest(AmiAdapter.Name, clock.GetUtcNow(), "", AmiMessage.MediaType, "", message);
        var read = await scope.ServiceProvider.GetRequiredService<RequestReader>().ReadAsync(request, ct);
        await scope.ServiceProvider.GetRequiredService<ReceiptStore>().StoreAsync(new(Token, "AMI", request, read), ct);
    }

    private static partial class Log
    {
        [LoggerMessage(3110, LogLevel.Information, "Connected to the manager interface at {Host}:{Port}")]
        public static partial void Connected(ILogger logger, string host, int port);

        [LoggerMessage(3111, LogLevel.Warning, "The manager interface at {Host} hung up")]
        public static partial void HungUp(ILogger logger, string host);

        [LoggerMessage(3112, LogLevel.Error, "The manager interface at {Host} refused user {User}: check Telephony:Ami:User and :Secret, and manager.conf")]
        public static partial void Refused(ILogger logger, string host, string user);

        [LoggerMessage(3113, LogLevel.Warning, "No connection to the manager interface at {Host}: {Reason}")]
        public static partial void Lost(ILogger logger, string host, string reason);
    }
}
