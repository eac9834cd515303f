namespace CallAssist.Web.Desk;

/// <summary>What the desk's pages need beside the modules.</summary>
internal static class DeskServices
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddScoped<OfficeTime>();
        services.AddScoped<PipelineText>();
        services.AddScoped<Visit>();
        services.AddScoped<DeskLoader>();
        services.AddScoped<RecordingViews>();
        services.AddScoped<CustomerHistory>();
        services.AddScoped<CallLogLoader>();
        services.AddScoped<CallChoices>();
        services.AddScoped<RecordingLoader>();
        return services;
    }
}
