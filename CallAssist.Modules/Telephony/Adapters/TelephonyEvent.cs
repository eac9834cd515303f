using System.Text.Json.Serialization;

namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>What a source can say of a call.</summary>
internal enum ReportKind
{
    /// <summary>A call came in or was dialled.</summary>
    New,

    /// <summary>The caller waits in a queue.</summary>
    Queued,

    /// <summary>It rings at an extension.</summary>
    Ringing,

    /// <summary>It rings there no more; the call goes on.</summary>
    Stopped,

    /// <summary>Somebody picked up at an extension.</summary>
    Answered,

    /// <summary>An extension put it on hold.</summary>
    Held,

    /// <summary>An extension took it back.</summary>
    Resumed,

    /// <summary>An extension passes it on to <see cref="TelephonyEvent.Called"/>.</summary>
    Transferred,

    /// <summary>Why it ends, told before its end (the office is closed).</summary>
    Remark,

    /// <summary>An announcement was played to the caller.</summary>
    Announced,

    /// <summary>It is over; for a phone: over for this phone.</summary>
    Ended,

    /// <summary>Nothing to do with calls (registration, do not disturb).</summary>
    Ignored,

    /// <summary>Told by no source: the phone of this call took another one.</summary>
    PhoneTaken,
}

/// <summary>One thing a source says of one call, in our words.</summary>
internal sealed record TelephonyEvent
{
    public ReportKind Kind { get; init; }

    /// <summary>Whose report this is: calls of two sources may carry the same id.</summary>
    public string Source { get; init; } = "";

    /// <summary>The stored request it was read in; null: time told, or a manager client.</summary>
    public Guid? ReceiptId { get; init; }

    /// <summary>Name of the adapter that read it.</summary>
    public string Adapter { get; init; } = "";

    /// <summary>The source's own key of the call; legs of one call share it at a switchboard, each has its own at phones.</summary>
    public string SourceCallId { get; init; } = "";

    /// <summary>The key is made of phone and number only, so the next call may carry it again.</summary>
    public bool KeyRecurs { get; init; }

    /// <summary>One phone tells of its own leg; else a switchboard tells of the call.</summary>
    public bool ByPhone { get; init; }

    public string? Caller { get; init; }

    public string? Called { get; init; }

    /// <summary>Extensions this is about; a phone's own.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>Told by the source, or null: found out from the numbers.</summary>
    public string? Direction { get; init; }

    /// <summary><c>busy cancel closed no_answer abandoned</c>, or null.</summary>
    public string? Cause { get; init; }

    /// <summary>Which announcement, and which version of it; of <see cref="ReportKind.Announced"/>.</summary>
    public string? Announcement { get; init; }

    public string? AnnouncementVersion { get; init; }

    /// <summary>How long was talked, where the end tells it; null when not told, zero for nothing.</summary>
    public TimeSpan? Talked { get; init; }

    /// <summary>The source's clock where it can be trusted, else when we received it.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary><see cref="At"/> is the source's: reports may come late and out of order without harm.</summary>
    public bool Timed { get; init; }

    /// <summary>It belongs to a consultation before a transfer; its key is not the call's own.</summary>
    public bool Consultation { get; init; }

    [JsonIgnore]
    public string? Extension => Extensions.Count > 0 ? Extensions[0] : null;
}
