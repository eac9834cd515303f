using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Queue;
using CallAssist.Modules.Notifications.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallAssist.Modules.Notifications;

/// <summary>Mails of the office: missed calls, reminders, the morning's digest; and the same figures as statistics.</summary>
public static class NotificationsModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.TryAddSingleton<MasterKey>();
        services.AddSingleton<ServerStore>();
        services.AddSingleton<IMailServer, MailServerSettings>();
        services.AddSingleton<MailStore>();
        services.AddSingleton<IMailQueue, MailQueue>();
        services.AddScoped<SendMails>();
        services.AddHostedService<ResumeMails>();
        services.AddHealthChecks().AddCheck<MailHealth>("mail");
        return services.AddEventHandler<MailQueued, ScheduleMails>();
    }
}
