namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>What a source can say of a call.</summary>
internal enum ReportKind
{
    /// <summary>A call came in or was dialled.</summary>
    New,

    /// <summary>It rings at an extension.</summary>
    Ringing,

    /// <summary>Somebody picked up at an extension.</summary>
    Answered,

    /// <summary>It is over.</summary>
    Ended,

    /// <summary>Nothing to do with calls (registration, do not disturb).</summary>
    Ignored,
}

/// <summary>One thing a source says of one call, in our words.</summary>
internal sealed record TelephonyEvent
{
    public ReportKind Kind { get; init; }

    /// <summary>The source's own key of the call; legs of one call share it.</summary>
    public string SourceCallId { get; init; } = "";

    public string? Caller { get; init; }

    public string? Called { get; init; }

    /// <summary>Extensions this is about.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>Told by the source, or null: found out from the numbers.</summary>
    public string? Direction { get; init; }

    /// <summary><c>busy cancel closed no_answer</c>, or null.</summary>
    public string? Cause { get; init; }

    /// <summary>The source's clock where it is trustworthy, else when we received it.</summary>
    public DateTimeOffset At { get; init; }
}
