using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Webhooks.Contracts;
using CallAssist.Modules.Webhooks.Destinations;
using CallAssist.Modules.Webhooks.Send;
using Microsoft.Extensions.Logging;

namespace CallAssist.Modules.Webhooks.Queue;

/// <summary>
/// Sends what waits for one destination, in order: a message that the receiver did not take stops the lane until it is due again, so that nothing overtakes
/// it; one that the receiver calls wrong is put aside and stops nobody. Lanes know nothing of each other. A process that dies between the receiver's answer and
/// our note sends the message twice, with the same id.
/// </summary>
internal sealed partial class SendMessages(MessageStore messages, DestinationStore destinations, WebhookSender sender, IJobQueue jobs, TimeProvider clock, ILogger<SendMessages> logger) : IBackgroundJob
{
    /// <summary>After so many the lane lets others run and comes back.</summary>
    private const int AtOnce = 50;

    /// <summary>A receiver may be away for so long before its messages wait for a person.</summary>
    private static readonly TimeSpan GiveUp = TimeSpan.FromDays(5);

    /// <summary>How long the log is kept.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    private static readonly TimeSpan[] Pauses = [.. new[] { 5, 30, 120, 300, 900, 1800 }.Select(s => TimeSpan.FromSeconds(s))];

    public static string Kind => "webhook";

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        if (await destinations.FindAsync(subject, ct) is not { IsOn: true } destination)
            return;
        for (var sent = 0; sent < AtOnce && await messages.ClaimAsync(subject, ct) is { } message; sent++)
        {
            // From the first byte on a stop waits for the answer: what is cut off may have arrived.
            var attempt = await sender.SendAsync(destination, message.Id, message.Type, message.Body, CancellationToken.None);
            var now = clock.GetUtcNow();
            var state = attempt.Trouble is null ? "sent" : attempt.Trouble == WebhookTrouble.Refused || now - message.TriedSince > GiveUp ? "failed" : "queued";
            if (attempt.Trouble is { } trouble)
                Log.NotTaken(logger, message.Id, message.Attempts, trouble, attempt.Status, state);
            await messages.EndAsync(message, attempt, state, now + Pauses[Math.Min(message.Attempts - 1, Pauses.Length - 1)]);
            if (ct.IsCancellationRequested)
                return;
        }

        await messages.ForgetAsync(clock.GetUtcNow() - Memory, ct);
        if (await messages.NextAsync(subject, ct) is { } next)
            await jobs.EnqueueAsync<SendMessages>(subject, next > clock.GetUtcNow() ? next - clock.GetUtcNow() : TimeSpan.Zero, ct);
    }

    private static partial class Log
    {
        [LoggerMessage(9201, LogLevel.Warning, "Webhook message {Message}, attempt {Attempt}: {Trouble} {Status}; now {State}")]
        public static partial void NotTaken(ILogger logger, Guid message, int attempt, string trouble, int? status, string state);
    }
}
