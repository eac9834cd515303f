using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Ami;
using CallAssist.Modules.Telephony.Assemble;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Telephony.Inbox;
using CallAssist.Modules.Telephony.Live;
using CallAssist.Modules.Telephony.Log;
using CallAssist.Modules.Telephony.Mapping;
using CallAssist.Modules.Telephony.Receive;
using CallAssist.Modules.Telephony.Screens;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Telephony;

/// <summary>What switchboard and phones tell becomes calls: one adapter per source, one assembler for all.</summary>
public static class TelephonyModule
{
    /// <summary>Registers the module. Reads section <c>Telephony</c>.</summary>
    public static IServiceCollection AddTelephony(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TelephonyOptions>().Bind(configuration.GetSection("Telephony")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelephonyOptions>, ValidateTelephonyOptions>();
        foreach (var adapter in SourceAdapters.All(new VoiceManagerMapping()))
            services.AddSingleton(adapter);
        services.AddScoped<RequestReader>();
        services.AddScoped<ExtensionNames>();
        services.AddSingleton(provider => CallClocks.Of(provider.GetRequiredService<IOptions<TelephonyOptions>>().Value));
        services.AddSingleton<CallerDesk>();
        services.AddHostedService<CallClockwork>();
        services.AddHostedService<AmiClient>();
        services.AddSingleton<LiveHub>();
        services.AddSingleton<ILiveCalls, LiveCalls>();
        services.AddScoped<Rerun>();
        services.AddScoped<IInbox, Inbox.Inbox>();
        services.AddSingleton<IVoiceManagerMappings, VoiceManagerMappings>();
        services.AddRecurring<InboxRetention>("0 45 3 * * ?");
        services.AddSingleton<IPhoneText, PhoneText>();
        services.AddSingleton<ReceiptStore>();
        services.AddSingleton<HookMetrics>();
        services.AddSingleton<SourceRates>();
        services.AddSingleton<CallStore>();
        services.AddSingleton<CallLog>();
        services.AddSingleton<ICallHistory, CallHistory>();
        services.AddSingleton<ICallLog>(provider => provider.GetRequiredService<CallLog>());
        services.AddScoped<CallRights>();
        services.AddScoped<ICallSearch, CallSearch>();
        services.AddScoped<IMissedCalls, MissedCalls>();
        services.AddScoped<ICallStories, CallStories>();
        services.AddSingleton<ICallFacts, CallFactsReader>();
        services.AddSingleton<ICustomerTimeline>(provider => provider.GetRequiredService<CallLog>());
        services.AddSingleton<PhoneStore>();
        services.AddSingleton<IMasterKeyUser>(provider => provider.GetRequiredService<PhoneStore>());
        services.AddSingleton<PhonePush>();
        services.AddSingleton<ScreenDesk>();
        services.AddSingleton<ScreenPusher>();
        services.AddHostedService(provider => provider.GetRequiredService<ScreenPusher>());
        services.AddSingleton<IPhones, Phones>();
        services.AddEventHandler<CallRinging, PushScreens>();
        return services.AddEventHandler<CallReported, AssembleCall>();
    }

    /// <summary>Maps the webhooks, and where phones fetch their screens.</summary>
    public static void MapTelephony(this IEndpointRouteBuilder routes)
    {
        HookEndpoint.Map(routes);
        ScreenEndpoint.Map(routes);
    }
}
