using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Popups.Contracts;
using CallAssist.Modules.Popups.Feed;
using CallAssist.Modules.Popups.Show;
using CallAssist.Modules.Telephony.Contracts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Modules.Popups;

/// <summary>The card in the operator's tab: who is calling, while it rings.</summary>
public static class PopupsModule
{
    /// <summary>Registers the module.</summary>
    public static IServiceCollection AddPopups(this IServiceCollection services)
    {
        services.AddSingleton<PopupHub>();
        services.AddSingleton<IPopups, Show.Popups>();
        services.AddEventHandler<CallRinging, KeepCards>();
        services.AddEventHandler<CallAnswered, KeepCards>();
        services.AddEventHandler<CallEnded, KeepCards>();
        services.AddSingleton<FeedHub>();
        services.AddSingleton<FeedStore>();
        services.AddScoped<FeedCalls>();
        services.AddScoped<FeedSession>();
        services.AddEventHandler<CallRinging, TellFeed>();
        services.AddEventHandler<CallAnswered, TellFeed>();
        services.AddEventHandler<CallHeld, TellFeed>();
        services.AddEventHandler<CallTransferred, TellFeed>();
        return services.AddEventHandler<CallEnded, TellFeed>();
    }

    /// <summary>Maps the feed.</summary>
    public static void MapPopups(this IEndpointRouteBuilder routes) => FeedEndpoint.Map(routes);
}
