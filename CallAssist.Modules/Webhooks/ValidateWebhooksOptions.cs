using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Webhooks;

internal sealed class ValidateWebhooksOptions : IValidateOptions<WebhooksOptions>
{
    public ValidateOptionsResult Validate(string? name, WebhooksOptions options) =>
        options.TimeoutSeconds is >= 1 and <= 60 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail("Webhooks:TimeoutSeconds must be 1 to 60.");
}
