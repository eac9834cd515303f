using CallAssist.Modules.Notifications.Contracts;

namespace CallAssist.Modules.Notifications.Queue;

/// <summary>What follows an attempt.</summary>
internal static class RetryRule
{
    /// <summary>A mail as old as this helps nobody any more; until then a server may be down.</summary>
    public static readonly TimeSpan GiveUp = TimeSpan.FromDays(5);

    private static readonly TimeSpan[] Pauses = [.. new[] { 1, 2, 5, 10, 20, 30 }.Select(m => TimeSpan.FromMinutes(m))];

    /// <summary>Whether the fault is this mail's own and no other attempt will mend it.</summary>
    public static bool IsFinal(SmtpResult result) => result is SmtpResult.RecipientRefused or SmtpResult.MessageRefused;

    /// <summary>Whether the next mail would meet the same fault: stop and come back.</summary>
    public static bool IsTheServers(SmtpResult result) => result is not (SmtpResult.Accepted or SmtpResult.RecipientRefused or SmtpResult.MessageRefused or SmtpResult.Later);

    /// <summary>How long to wait after this many attempts.</summary>
    public static TimeSpan Pause(int attempts) => Pauses[Math.Clamp(attempts - 1, 0, Pauses.Length - 1)];
}
