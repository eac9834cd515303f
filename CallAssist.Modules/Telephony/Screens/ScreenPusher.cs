using System.Threading.Channels;
using CallAssist.Modules.Customers.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CallAssist.Modules.Telephony.Screens;

/// <summary>
/// Sends screens beside everything else, eight at a time: a phone that is switched off delays no webhook and no card. What waits
/// too long is dropped, as is what waits when the process ends: a screen is worth something while it rings.
/// </summary>
internal sealed partial class ScreenPusher(PhonePush push, PhoneStore phones, ICustomerDirectory customers, TimeProvider clock, ILogger<ScreenPusher> logger) : BackgroundService
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    private readonly Channel<(PhoneRow Phone, string Number, DateTimeOffset At)> _waiting =
        Channel.CreateBounded<(PhoneRow, string, DateTimeOffset)>(new BoundedChannelOptions(500) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Take(PhoneRow phone, string number) => _waiting.Writer.TryWrite((phone, number, clock.GetUtcNow()));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        _waiting.Reader.ReadAllAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken }, SendAsync);

    private async ValueTask SendAsync((PhoneRow Phone, string Number, DateTimeOffset At) screen, CancellationToken ct)
    {
        if (clock.GetUtcNow() - screen.At > Fresh)
            return;
        try
        {
            var card = await customers.IdentifyAsync(screen.Number, ct);
            if (!card.Known)
                return;
            var outcome = await push.SendAsync(screen.Phone, PhoneScreens.Of(screen.Phone.Kind, card, screen.Phone.IsPlain), ct);
            await phones.NoteAsync(screen.Phone, outcome, ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.Failed(logger, screen.Phone.Id, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3103, LogLevel.Error, "A screen could not be sent to phone {PhoneId}")]
        public static partial void Failed(ILogger logger, Guid phoneId, Exception error);
    }
}
