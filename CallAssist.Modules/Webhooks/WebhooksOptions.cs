namespace CallAssist.Modules.Webhooks;

/// <summary>Section <c>Webhooks</c>.</summary>
public sealed record WebhooksOptions
{
    /// <summary>Seconds a receiver has for its answer; 1 to 60.</summary>
    public int TimeoutSeconds { get; set; } = 15;
}
