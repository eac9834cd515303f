using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Webhooks.Compose;
using CallAssist.Modules.Webhooks.Contracts;
using CallAssist.Modules.Webhooks.Destinations;
using CallAssist.Modules.Webhooks.Queue;
using CallAssist.Modules.Webhooks.Send;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Webhooks;

/// <summary>Other systems hear of what happens here: signed messages, in order, until they are taken.</summary>
public static class WebhooksModule
{
    /// <summary>Registers the module. Reads section <c>Webhooks</c>.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebhooksOptions>().Bind(configuration.GetSection("Webhooks")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebhooksOptions>, ValidateWebhooksOptions>();
        services.TryAddSingleton<MasterKey>();
        services.AddSingleton<DestinationStore>();
        services.AddSingleton<MessageStore>();
        services.AddSingleton<WebhookSender>();
        services.AddScoped<MessageWriter>();
        services.AddScoped<SendMessages>();
        services.AddSingleton<IWebhooks, Destinations.Webhooks>();
        services.AddHostedService<ResumeMessages>();
        services.AddHealthChecks().AddCheck<WebhookHealth>("webhooks");
        services.AddEventHandler<InterventionSaved, QueueMessages>();
        services.AddEventHandler<CallEnded, QueueMessages>();
        services.AddEventHandler<TranscriptReady, QueueMessages>();
        return services.AddEventHandler<WebhookQueued, ScheduleMessages>();
    }
}
