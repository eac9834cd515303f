using CallAssist.Modules.Insights.Catalogue;
using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Insights.Remote;
using CallAssist.Modules.Insights.Topics;
using CallAssist.Modules.Insights.Understand;
using CallAssist.Modules.Kernel.Crypto;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Kernel.Jobs;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.Contracts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Insights;

/// <summary>From what was said to what an intervention needs: keywords, redaction, draft texts.</summary>
public static class InsightsModule
{
    /// <summary>Registers the module. Reads section <c>Insights</c>.</summary>
    public static IServiceCollection AddInsights(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<InsightsOptions>().Bind(configuration.GetSection("Insights")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<InsightsOptions>, ValidateInsightsOptions>();
        services.AddSingleton(CallAnalysts.Local);
        services.AddSingleton<IKeywordCatalogue, CatalogueStore>();
        services.AddSingleton<ICatalogueEditor, CatalogueEditor>();
        services.AddSingleton<KeywordLearning>();
        services.AddSingleton<TopicStore>();
        services.AddSingleton<ITopics>(provider => provider.GetRequiredService<TopicStore>());
        services.AddRecurring<ProposeTopics>("0 0 4 ? * MON");
        services.AddSingleton<IKeywordLearning>(provider => provider.GetRequiredService<KeywordLearning>());
        services.AddSingleton<InsightsStore>();
        services.AddSingleton<IInsights>(provider => provider.GetRequiredService<InsightsStore>());
        services.AddSingleton<EndpointStore>();
        services.AddSingleton<IMasterKeyUser>(provider => provider.GetRequiredService<EndpointStore>());
        services.AddSingleton<LedgerStore>();
        services.AddSingleton<ILedger>(provider => provider.GetRequiredService<LedgerStore>());
        services.AddSingleton<ChatModel>();
        services.AddScoped<OfficeDay>();
        services.AddScoped<RemoteDrafter>();
        services.AddScoped<IRemoteModel, RemoteModel>();
        services.AddScoped<IHeldBack, HeldBack>();
        services.AddScoped<KnownNames>();
        services.AddScoped<IPersonalPassages, PersonalPassages>();
        services.AddScoped<IPipelineStep, UnderstandStep>();
        services.AddScoped<IVocabulary, CatalogueVocabulary>();
        return services.AddEventHandler<TranscriptReady, ScheduleUnderstand>()
            .AddEventHandler<TranscriptCorrected, TeachCorrection>()
            .AddEventHandler<RecordingErased, ForgetInsights>();
    }

    /// <summary>Maps the exports of ledger and catalogue.</summary>
    public static void MapInsights(this IEndpointRouteBuilder routes)
    {
        LedgerEndpoint.Map(routes);
        CatalogueEndpoint.Map(routes);
    }
}
