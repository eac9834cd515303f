using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Telephony.Adapters;
using CallAssist.Modules.Telephony.Assemble;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Telephony.Log;
using CallAssist.Modules.Telephony.Receive;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Modules.Telephony;

/// <summary>What switchboard and phones tell becomes calls: one adapter per source, one assembler for all.</summary>
public static class TelephonyModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddTelephony(this IServiceCollection services)
    {
        foreach (var adapter in SourceAdapters.All(new VoiceManagerMapping()))
            services.AddSingleton(adapter);
        services.AddSingleton<RequestReader>();
        services.AddSingleton(new CallClocks());
        services.AddHostedService<CallClockwork>();
        services.AddSingleton<ReceiptStore>();
        services.AddSingleton<HookMetrics>();
        services.AddSingleton<CallStore>();
        services.AddSingleton<CallLog>();
        services.AddSingleton<ICallHistory, CallHistory>();
        services.AddSingleton<ICallLog>(provider => provider.GetRequiredService<CallLog>());
        services.AddSingleton<ICallSearch, CallSearch>();
        services.AddSingleton<ICallFacts, CallFactsReader>();
        services.AddSingleton<ICustomerTimeline>(provider => provider.GetRequiredService<CallLog>());
        return services.AddEventHandler<CallReported, AssembleCall>();
    }

    /// <summary>Maps the webhooks.</summary>
    public static void MapTelephony(this IEndpointRouteBuilder routes) => HookEndpoint.Map(routes);
}
