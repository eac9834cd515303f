using CallAssist.Modules.Agents.Contracts;
using CallAssist.Modules.Kernel.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallAssist.Modules.Recordings.Intake;

/// <summary>A capture that finds a full disk, or no master key, is answered with that: its agent keeps it and sends it again.</summary>
internal sealed partial class SayStorageFault(ILogger<SayStorageFault> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception error) when (StorageFault.Of(error) is { } fault)
        {
            Log.NotStored(logger, fault.Code, error);
            return AgentRequest.Error(fault.Status, fault.Code, fault.Sentence);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4030, LogLevel.Error, "A capture could not be stored: {Code}")]
        public static partial void NotStored(ILogger logger, string code, Exception error);
    }
}
