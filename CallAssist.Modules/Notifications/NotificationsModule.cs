using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Digest;
using CallAssist.Modules.Notifications.Figures;
using CallAssist.Modules.Notifications.MissedCall;
using CallAssist.Modules.Notifications.Queue;
using CallAssist.Modules.Notifications.Readers;
using CallAssist.Modules.Notifications.Remind;
using CallAssist.Modules.Notifications.Settings;
using CallAssist.Modules.Telephony.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallAssist.Modules.Notifications;

/// <summary>Mails of the office: missed calls, reminders, the morning's digest; and the same figures as statistics.</summary>
public static class NotificationsModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<ServerStore>();
        services.AddSingleton<IMasterKeyUser>(provider => provider.GetRequiredService<ServerStore>());
        services.AddSingleton<IMailServer, MailServerSettings>();
        services.AddSingleton<MailStore>();
        services.AddSingleton<MailMetrics>();
        services.AddSingleton<IMailQueue, MailQueue>();
        services.AddSingleton<IMailRules, RuleStore>();
        services.AddScoped<ReaderStore>();
        services.AddScoped<IMailReaders>(provider => provider.GetRequiredService<ReaderStore>());
        services.AddSingleton<ReminderStore>();
        services.AddSelfRecurring<RemindJob>();
        services.AddScoped<IStatistics, Statistics>();
        services.AddSelfRecurring<DigestJob>();
        services.AddScoped<SendMails>();
        services.AddHostedService<ResumeMails>();
        services.AddHostedService<ResumeReminders>();
        services.AddHostedService<ResumeDigest>();
        services.AddHealthChecks().AddCheck<MailHealth>("mail");
        services.AddEventHandler<CallEnded, NotifyMissed>();
        services.AddEventHandler<CallEnded, ScheduleReminder>();
        return services.AddEventHandler<MailQueued, ScheduleMails>();
    }
}
