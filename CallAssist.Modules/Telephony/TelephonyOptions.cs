using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Telephony;

/// <summary>Calls and the requests that tell of them (section <c>Telephony</c>).</summary>
public sealed class TelephonyOptions
{
    /// <summary>How long a conversation may last without a word from any source before it counts as ended. Default 4 hours.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromHours(4);

    /// <summary>The same by source, for example <c>Telephony:CallTimeouts:grandstream</c>; of several sources the longest counts.</summary>
    public Dictionary<string, TimeSpan> CallTimeouts { get; set; } = [];

    /// <summary>The same while it rings or waits in a queue. Default 30 minutes.</summary>
    public TimeSpan RingTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a missed call counts as recent in the answer to the switchboard. Default 24 hours.</summary>
    public TimeSpan MissedRecently { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How many requests a second one source may send; 429 beyond. Default 300.</summary>
    public int RequestsPerSecond { get; set; } = 300;

    /// <summary>How many days requests are kept as they came. Default 30.</summary>
    public int InboxDays { get; set; } = 30;

    /// <summary>The manager interface of an Asterisk, to follow calls without touching its dialplan.</summary>
    public AmiOptions Ami { get; set; } = new();
}

internal sealed class ValidateTelephonyOptions : IValidateOptions<TelephonyOptions>
{
    public ValidateOptionsResult Validate(string? name, TelephonyOptions options) =>
        options.CallTimeout < TimeSpan.FromMinutes(1) ? ValidateOptionsResult.Fail("Telephony:CallTimeout must be at least 00:01:00.")
        : options.CallTimeouts.FirstOrDefault(t => t.Value < TimeSpan.FromMinutes(1)) is { Key: { } source } ? ValidateOptionsResult.Fail($"Telephony:CallTimeouts:{source} must be at least 00:01:00.")
        : options.RingTimeout < TimeSpan.FromMinutes(1) ? ValidateOptionsResult.Fail("Telephony:RingTimeout must be at least 00:01:00.")
        : options.MissedRecently < TimeSpan.Zero ? ValidateOptionsResult.Fail("Telephony:MissedRecently must not be negative.")
        : options.Ami is { Host.Length: > 0, User.Length: 0 } ? ValidateOptionsResult.Fail("Telephony:Ami:User must not be empty when Telephony:Ami:Host is set.")
        : options.Ami.Port is < 1 or > 65535 ? ValidateOptionsResult.Fail("Telephony:Ami:Port must be from 1 to 65535.")
        : options.RequestsPerSecond < 1 ? ValidateOptionsResult.Fail("Telephony:RequestsPerSecond must be at least 1.")
        : options.InboxDays < 1 ? ValidateOptionsResult.Fail("Telephony:InboxDays must be at least 1.")
        : ValidateOptionsResult.Success;
}
