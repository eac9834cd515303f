using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Interventions.Api;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Interventions.Data;
using CallAssist.Modules.Interventions.Draft;
using CallAssist.Modules.Interventions.History;
using CallAssist.Modules.Interventions.Open;
using CallAssist.Modules.Interventions.Promises;
using CallAssist.Modules.Interventions.Search;
using CallAssist.Modules.Interventions.TakeOver;
using CallAssist.Modules.Interventions.Teach;
using CallAssist.Modules.Interventions.Tell;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Recordings.Contracts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Modules.Interventions;

/// <summary>What was done for whom: drafts from insights, what people accept, correct and write by hand.</summary>
public static class InterventionsModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddInterventions(this IServiceCollection services)
    {
        services.AddSingleton<InterventionStore>();
        services.AddScoped<InterventionQuery>();
        services.AddSingleton<InterventionFeed>();
        services.AddSingleton<DraftWriter>();
        services.AddScoped<IPipelineStep, DraftStep>();
        services.AddSingleton<IInterventionFeed>(provider => provider.GetRequiredService<InterventionFeed>());
        services.AddSingleton<IInterventionPresence, InterventionPresence>();
        services.AddScoped<IInterventions, Write.Interventions>();
        services.AddScoped<IInterventionIntake, InterventionIntake>();
        services.AddScoped<IOpenCalls, OpenCalls>();
        services.AddScoped<ICustomerTimeline, InterventionTimeline>();
        services.AddScoped<IMaybeCustomers, MetInInterventions>();
        services.AddSingleton<IOpenPromises, OpenPromises>();
        services.AddEventHandler<InsightsReady, ScheduleDraft>();
        services.AddEventHandler<InterventionSaved, TeachCatalogue>();
        return services.AddEventHandler<InterventionDrafted, TellDesk>();
    }

    /// <summary>Maps the REST interface.</summary>
    public static void MapInterventions(this IEndpointRouteBuilder routes) => InterventionsApi.Map(routes);
}
