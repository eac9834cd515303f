using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Insights;

internal sealed class ValidateInsightsOptions : IValidateOptions<InsightsOptions>
{
    public ValidateOptionsResult Validate(string? name, InsightsOptions options)
    {
        if (options.MostKeywords is < 1 or > 20)
            return ValidateOptionsResult.Fail($"Insights:MostKeywords is {options.MostKeywords}; it must be 1 to 20.");
        if (options.RetryMilliseconds is < 1 or > 60_000)
            return ValidateOptionsResult.Fail($"Insights:RetryMilliseconds is {options.RetryMilliseconds}; it must be 1 to 60000.");
        return options.LeastScore is >= 0 and <= 1
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Insights:LeastScore is {options.LeastScore}; it must be between 0 and 1.");
    }
}
