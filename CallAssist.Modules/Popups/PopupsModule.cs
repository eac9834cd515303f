using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Popups.Contracts;
using CallAssist.Modules.Popups.Show;
using CallAssist.Modules.Telephony.Contracts;
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
        return services.AddEventHandler<CallEnded, KeepCards>();
    }
}
