using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Agents;

/// <summary>The agents on the PCs (section <c>Agents</c>).</summary>
public sealed class AgentsOptions
{
    /// <summary>How long a finished capture stays on the PC, where its operator may still cancel it. Default 10 minutes.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long an enrolment code may be used. Default one day.</summary>
    public TimeSpan CodeLifetime { get; set; } = TimeSpan.FromDays(1);
}

internal sealed class ValidateAgentsOptions : IValidateOptions<AgentsOptions>
{
    public ValidateOptionsResult Validate(string? name, AgentsOptions options) =>
        options.Grace < TimeSpan.Zero || options.Grace > TimeSpan.FromDays(1) ? ValidateOptionsResult.Fail("Agents:Grace must be between 0 and a day (hh:mm:ss).")
        : options.CodeLifetime <= TimeSpan.Zero ? ValidateOptionsResult.Fail("Agents:CodeLifetime must be a positive duration.")
        : ValidateOptionsResult.Success;
}
