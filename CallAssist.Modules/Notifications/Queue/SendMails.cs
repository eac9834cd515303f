using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Settings;
using CallAssist.Modules.Notifications.Smtp;
using Microsoft.Extensions.Logging;

namespace CallAssist.Modules.Notifications.Queue;

/// <summary>
/// Sends what is due, one mail after the other over one conversation. A mail is claimed before it is sent and noted after; a
/// process that dies between the server's acceptance and the note, or a server that goes silent there, is the one window in
/// which a mail can leave twice. It is logged.
/// </summary>
internal sealed partial class SendMails(MailStore store, ServerStore servers, IJobQueue jobs, MailMetrics metrics, TimeProvider clock, ILogger<SendMails> logger) : IBackgroundJob
{
    /// <summary>There is one queue; the scheduler lets one run at a time.</summary>
    public static readonly Guid Queue = new("00000000-0000-7000-8000-00000000e3a1");

    /// <summary>How long a mail that left is kept: its text names customers.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    public static string Kind => "mail";

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        if (await servers.FindAsync(ct) is not { IsOn: true } row)
            return;
        var server = row.ToServer();
        await using (var conversation = new SmtpConversation(server, servers.PasswordOf(row), clock))
        {
            var open = false;
            while (!ct.IsCancellationRequested && await store.ClaimAsync(ct) is { } claimed)
            {
                if (claimed.Again)
                    Log.Again(logger, claimed.Mail.Id);
                // From the first word on a stop waits for the server's last: what is cut off may have been accepted.
                var refused = open ? null : await conversation.OpenAsync(CancellationToken.None);
                open = refused is null;
                var message = MimeMessage.Write(server, claimed.Mail, clock.GetUtcNow());
                var outcome = refused ?? await conversation.DeliverAsync(claimed.Mail.ToAddress, message, CancellationToken.None);
                await NoteAsync(claimed, outcome);
                if (refused is not null || RetryRule.IsTheServers(outcome.Result))
                    break;
            }
        }

        await store.ForgetAsync(clock.GetUtcNow() - Memory, ct);
        if (await store.NextAsync(ct) is { } next)
            await jobs.EnqueueAsync<SendMails>(Queue, Later(next), ct);
    }

    private async Task NoteAsync(ClaimedMail claimed, SmtpOutcome outcome)
    {
        var now = clock.GetUtcNow();
        var state = outcome.Result == SmtpResult.Accepted ? "sent"
            : RetryRule.IsFinal(outcome.Result) || now - claimed.CreatedAt > RetryRule.GiveUp ? "failed"
            : "queued";
        metrics.Tried(claimed.Mail.Kind, outcome.Result);
        if (outcome.Result == SmtpResult.Unconfirmed)
            Log.Unconfirmed(logger, claimed.Mail.Id);
        else if (state != "sent")
            Log.NotSent(logger, claimed.Mail.Id, claimed.Attempt, outcome.Result, state);
        await store.EndAsync(claimed.Mail.Id, state, outcome, now + RetryRule.Pause(claimed.Attempt), CancellationToken.None);
    }

    /// <summary>At once for what is due, but a server that failed a moment ago is left in peace for a minute.</summary>
    private TimeSpan Later(DateTimeOffset next)
    {
        var wait = next - clock.GetUtcNow();
        return wait > RetryRule.Pause(1) ? wait : RetryRule.Pause(1);
    }

    private static partial class Log
    {
        [LoggerMessage(9101, LogLevel.Warning, "Mail {Mail} goes out again: the process died while it was being sent, the server may have it already")]
        public static partial void Again(ILogger logger, Guid mail);

        [LoggerMessage(9102, LogLevel.Warning, "Mail {Mail} was sent whole, but the server never confirmed it; it will be sent again")]
        public static partial void Unconfirmed(ILogger logger, Guid mail);

        [LoggerMessage(9103, LogLevel.Warning, "Mail {Mail}, attempt {Attempt}: {Result}; now {State}")]
        public static partial void NotSent(ILogger logger, Guid mail, int attempt, SmtpResult result, string state);
    }
}
