using CallAssist.Modules.Agents;
using CallAssist.Modules.Compliance;
using CallAssist.Modules.Customers;
using CallAssist.Modules.Identity;
using CallAssist.Modules.Insights;
using CallAssist.Modules.Interventions;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Notifications;
using CallAssist.Modules.Popups;
using CallAssist.Modules.Recordings;
using CallAssist.Modules.Telephony;
using CallAssist.Modules.Transcription;
using CallAssist.Modules.Webhooks;
using CallAssist.Web.Components;
using CallAssist.Web.Demo;
using CallAssist.Web.Desk;
using CallAssist.Web.Pages.Calls;
using CallAssist.Web.Pages.Clients;
using CallAssist.Web.Pages.Interventions;
using Microsoft.AspNetCore.HttpOverrides;

namespace CallAssist.Web.Hosting;

/// <summary>Builds the application. Tests boot the very same host through <paramref name="configure"/>.</summary>
internal static class CallAssistHost
{
    public const string DefaultUrl = "http://localhost:5080";

    public static WebApplication Build(string[] args, bool demo, bool quiet = false, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // The program's own folder, whatever folder the caller stands in.
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(CallAssistHost).Assembly.GetName().Name,
        });
        builder.WebHost.UseStaticWebAssets();
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
            builder.WebHost.UseUrls(DefaultUrl);
        DataFolder.Settle(builder.Configuration);
        configure?.Invoke(builder);
        HostLogging.Configure(builder.Logging, quiet);
        AddModules(builder.Services, builder.Configuration);
        AddWeb(builder);
        builder.Services.AddSingleton<DemoOffice>();
        if (demo)
            builder.Services.AddHostedService<DemoSwitchboard>();
        var app = builder.Build();
        UseWeb(app);
        return app;
    }

    /// <summary>Brings the database up to date, before anything is served or read.</summary>
    public static Task PrepareAsync(WebApplication app) => KernelModule.MigrateAsync(app.Services);

    /// <summary>The modules in flow order.</summary>
    private static void AddModules(IServiceCollection services, IConfiguration configuration)
    {
        services.AddKernel(configuration);
        services.AddCompliance();
        services.AddIdentity();
        services.AddCustomers();
        services.AddTelephony(configuration);
        services.AddPopups();
        services.AddAgents(configuration);
        services.AddRecordings(configuration);
        services.AddTranscription(configuration);
        services.AddInsights(configuration);
        services.AddInterventions();
        services.AddNotifications();
        services.AddWebhooks(configuration);
    }

    private static void AddWeb(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSignIn();
        services.AddCookieSignIn(DataFolder.Of(builder.Configuration));
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddLanguages();
        services.AddDesk();
        services.AddExceptionHandler<PlainFailure>();
        services.AddSingleton<MetricsExporter>();
        services.AddSingleton<StandingGauges>();
        services.AddSingleton<Restart>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<DiskHealth>("disk").AddCheck<JobsHealth>("jobs");
        services.AddRateLimits(builder.Configuration);
        // This machine's proxy is believed; others (nginx in a container) are named in Proxy:Networks.
        var proxies = NetworkList.Read(builder.Configuration, "Proxy:Networks");
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var network in proxies)
                options.KnownIPNetworks.Add(network);
        });
    }

    private static void UseWeb(WebApplication app)
    {
        // Listens before the first instrument is made.
        app.Services.GetRequiredService<MetricsExporter>();
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseErrorPages();
        app.UseWebSockets();
        app.UseAuthentication();
        app.UseRequestLocalization();
        app.UseRateLimiter();
        app.UseMiddleware<FirstVisit>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapAccount();
        app.MapDemo();
        app.MapProbes();
        app.MapCustomers();
        app.MapClientExport();
        app.MapCallExport();
        app.MapInterventionExport();
        app.MapTelephony();
        app.MapPopups();
        app.MapAgents();
        app.MapRecordings();
        app.MapTranscription();
        app.MapInsights();
        app.MapInterventions();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
