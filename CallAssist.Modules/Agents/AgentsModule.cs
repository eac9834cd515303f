using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Agents.Enrol;
using CallAssist.Modules.Agents.Feed;
using CallAssist.Modules.Agents.Phone;
using CallAssist.Modules.Agents.Presence;
using CallAssist.Modules.Kernel.Events;
using CallAssist.Modules.Telephony.Contracts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Agents;

/// <summary>The agents on the PCs: how they come, what they may record, what they report, and what an operator asks of them.</summary>
public static class AgentsModule
{
    /// <summary>Registers the module. Reads section <c>Agents</c>.</summary>
    public static IServiceCollection AddAgents(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AgentsOptions>().Bind(configuration.GetSection("Agents")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AgentsOptions>, ValidateAgentsOptions>();
        services.AddSingleton<AgentHub>();
        services.AddSingleton<AgentStore>();
        services.AddSingleton<Enrolment>();
        services.AddSingleton<Feed.Policies>();
        services.AddSingleton<AgentListener>();
        services.AddSingleton<IAgents, Presence.Agents>();
        services.AddSingleton<ICaptures, Captures>();
        services.AddSingleton<PhoneControl>();
        services.AddEventHandler<CodeDialled, ObeyCode>();
        services.AddEventHandler<CallRinging, TellAgents>();
        services.AddEventHandler<CallAnswered, TellAgents>();
        return services.AddEventHandler<CallEnded, TellAgents>();
    }

    /// <summary>Maps enrolment and feed.</summary>
    public static void MapAgents(this IEndpointRouteBuilder routes)
    {
        EnrolmentEndpoint.Map(routes);
        FeedEndpoint.Map(routes);
        KeyEndpoint.Map(routes);
    }
}
