using CallAssist.Modules.Insights.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Modules.Insights;

/// <summary>From what was said to what an intervention needs: keywords, redaction, draft texts.</summary>
public static class InsightsModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddInsights(this IServiceCollection services) =>
        services.AddSingleton(CallAnalysts.Local);
}
