namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>How long an assembler waits where a report may be missing.</summary>
internal sealed record CallClocks
{
    /// <summary>The phones hung up and the switchboard is silent: the call may have been handed on.</summary>
    public TimeSpan AfterHangup { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Every phone stopped ringing and the switchboard is silent: a queue may ring them again.</summary>
    public TimeSpan AfterRinging { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Its phone took another call without putting this one on hold.</summary>
    public TimeSpan AfterNextCall { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The same where no phone tells of holds.</summary>
    public TimeSpan AfterNextCallUnseen { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>It rings and nothing more is said of it.</summary>
    public TimeSpan Ringing { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>It is talked on and nothing more is said of it.</summary>
    public TimeSpan Talking { get; init; } = TimeSpan.FromHours(4);

    /// <summary>The same by source.</summary>
    public IReadOnlyDictionary<string, TimeSpan> TalkingBySource { get; init; } = new Dictionary<string, TimeSpan>();

    public static CallClocks Of(TelephonyOptions options) => new()
    {
        Ringing = options.RingTimeout, Talking = options.CallTimeout,
        TalkingBySource = new Dictionary<string, TimeSpan>(options.CallTimeouts, StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>How long to wait for another word on a conversation; of several sources the longest time counts.</summary>
    public TimeSpan Silence(IEnumerable<string> adapters) => adapters.Distinct().Select(a => TalkingBySource.GetValueOrDefault(a, Talking)).DefaultIfEmpty(Talking).Max();
}
