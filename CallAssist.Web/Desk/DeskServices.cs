using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Popups.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallAssist.Web.Desk;

/// <summary>What the desk's pages need beside the modules.</summary>
internal static class DeskServices
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddScoped<OfficeTime>();
        services.AddScoped<Visit>();
        services.AddScoped<DeskLoader>();
        services.AddScoped<RecordingViews>();
        // Until their modules are in: a desk without calls.
        services.TryAddSingleton<IPopups, NoPopups>();
        services.TryAddSingleton<IRecordings, NoRecordings>();
        services.TryAddSingleton<IInsights, NoInsights>();
        services.TryAddSingleton<IKeywordCatalogue, ShippedCatalogue>();
        services.TryAddSingleton<ICallLog, NoCalls>();
        services.TryAddSingleton<ICustomerDirectory, NoCustomers>();
        services.TryAddSingleton<ITranscripts, NoTranscripts>();
        return services;
    }
}
