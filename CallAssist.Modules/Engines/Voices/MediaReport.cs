using CallAssist.Engines.Packets;

namespace CallAssist.Engines.Voices;

/// <summary>How a capture is to be turned into voices.</summary>
public sealed record MediaOptions
{
    /// <summary>Samples per second of all voices: 8000, 16000 or 48000.</summary>
    public int SampleRate { get; init; } = 8000;

    /// <summary>Decodes what the engine does not (Opus, G.729, iLBC, Speex, AMR); null: such voices are reported as unsupported.</summary>
    public IExternalDecoder? ExternalDecoder { get; init; }

    /// <summary>Opens a sink for the voices of a call that has audio; null keeps them as <see cref="PartyMedia.Samples"/>. The extractor disposes it after the last sample.</summary>
    public Func<VoicesToCome, IVoiceSink>? Sink { get; init; }

    /// <summary>RTP packets that are kept in memory; a longer capture is read once more for every so many packets of its calls.</summary>
    internal int KeptPackets { get; init; } = CaptureIndex.MaxKept;
}

/// <summary>What a capture holds.</summary>
/// <param name="Calls">Calls in order of their beginning, also those without media.</param>
/// <param name="Problems">What is wrong with the file as a whole, or why there is no call.</param>
/// <param name="IsCapture">False: neither pcap nor pcapng, nor a gzip of one.</param>
public sealed record MediaReport(IReadOnlyList<CallMedia> Calls, IReadOnlyList<MediaProblem> Problems, bool IsCapture);

/// <summary>How the media of a call was found.</summary>
public enum MediaKind
{
    /// <summary>No media.</summary>
    None,

    /// <summary>Plain RTP.</summary>
    Clear,

    /// <summary>SRTP, decrypted with the keys of the signalling.</summary>
    SrtpDecrypted,

    /// <summary>Encrypted without a readable key; there is no audio.</summary>
    Encrypted,
}

/// <summary>Which end of a call.</summary>
public enum PartyRole
{
    /// <summary>Not known: the beginning of the call was not captured.</summary>
    Unknown,

    /// <summary>Whoever called.</summary>
    Caller,

    /// <summary>Whoever was called.</summary>
    Callee,
}

/// <summary>One call of a capture.</summary>
public sealed record CallMedia
{
    /// <summary>SIP Call-ID; made from addresses for a call found without signalling.</summary>
    public required string CallId { get; init; }

    /// <summary>User part or number of who calls; null when not known.</summary>
    public string? From { get; init; }

    /// <summary>User part or number of who was called; null when not known.</summary>
    public string? To { get; init; }

    /// <summary>First INVITE, UTC.</summary>
    public DateTimeOffset? InvitedAt { get; init; }

    /// <summary>First 200 to the INVITE, UTC.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>BYE or refusal, UTC.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The instant of sample 0 of every voice, UTC; null without media.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Length of the time line in ms.</summary>
    public long DurationMs { get; init; }

    /// <summary>True when media was found without its signalling.</summary>
    public bool Guessed { get; init; }

    /// <summary>How the media was found.</summary>
    public MediaKind Media { get; init; }

    /// <summary>What is wrong or missing.</summary>
    public IReadOnlyList<MediaProblem> Problems { get; init; } = [];

    /// <summary>Keys pressed (RFC 4733 events and SIP INFO).</summary>
    public IReadOnlyList<Digit> Digits { get; init; } = [];

    /// <summary>Feature codes among the keys: "*48".</summary>
    public IReadOnlyList<DigitCode> Codes { get; init; } = [];

    /// <summary>Times of more than two seconds in which the answered call was heard from one side only.</summary>
    public IReadOnlyList<OneWaySpan> OneWay { get; init; } = [];

    /// <summary>Time in which both sides talked at once, ms.</summary>
    public long OverlapMs { get; init; }

    /// <summary>Caller first, then callee; at most two.</summary>
    public IReadOnlyList<PartyMedia> Parties { get; init; } = [];
}

/// <summary>One end's voice.</summary>
public sealed record PartyMedia
{
    /// <summary>Which end.</summary>
    public PartyRole Role { get; init; }

    /// <summary>"address:port" the voice comes from; empty for a silent side.</summary>
    public string Address { get; init; } = "";

    /// <summary>Codec of most packets, "PCMA"; null for a silent side.</summary>
    public string? Codec { get; init; }

    /// <summary>Synchronisation sources in order of appearance.</summary>
    public IReadOnlyList<uint> Ssrcs { get; init; } = [];

    /// <summary>RTP packets captured, duplicates included.</summary>
    public int Packets { get; init; }

    /// <summary>Packets missing in sequence.</summary>
    public int Lost { get; init; }

    /// <summary>Packets that came more than once.</summary>
    public int Duplicates { get; init; }

    /// <summary>Packets that came after a later one.</summary>
    public int Reordered { get; init; }

    /// <summary>Audio made up for lost packets, ms.</summary>
    public long ConcealedMs { get; init; }

    /// <summary>Time in which this side talked, ms; the rest of the call it was silent.</summary>
    public long TalkMs { get; init; }

    /// <summary>Packets that the receiver of this voice says it missed (RTCP); null when it says nothing.</summary>
    public int? ReportedLost { get; init; }

    /// <summary>How far the media clock is off the sender's own wall clock, millionths (RTCP); null when it says nothing.</summary>
    public double? ClockPpm { get; init; }

    /// <summary>Time from the first to the end of the last packet of this side, ms.</summary>
    public long DurationMs { get; init; }

    /// <summary>Interarrival jitter, ms (RFC 3550 §6.4.1, mean over the stream).</summary>
    public double JitterMs { get; init; }

    /// <summary>Mono PCM16 at <see cref="MediaOptions.SampleRate"/> on the call's time line, as long as the other side's; empty when there is no audio, or when a sink has taken it.</summary>
    public short[] Samples { get; init; } = [];
}

/// <summary>A key that was pressed.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Key">0 to 9, *, #, A to D.</param>
/// <param name="Side">Who pressed it.</param>
public sealed record Digit(DateTimeOffset At, char Key, PartyRole Side);

/// <summary>A feature code: a star or a hash and what follows without a long pause.</summary>
/// <param name="At">When it began, UTC.</param>
/// <param name="Code">"*48".</param>
/// <param name="Side">Who dialled it.</param>
public sealed record DigitCode(DateTimeOffset At, string Code, PartyRole Side);

/// <summary>A time in which one side of a call was not heard.</summary>
/// <param name="At">When it began, UTC.</param>
/// <param name="DurationMs">How long, ms.</param>
/// <param name="Silent">Whose voice is missing.</param>
public sealed record OneWaySpan(DateTimeOffset At, long DurationMs, PartyRole Silent);

/// <summary>Something wrong or missing: a stable code for people's sentences, and the technician's sentence in English.</summary>
/// <param name="Code">One of <see cref="MediaProblems"/>.</param>
/// <param name="Detail">What exactly, and what to do.</param>
/// <param name="Cause">Why there is no voice, one of <see cref="SilenceCauses"/>; null for every other code.</param>
public sealed record MediaProblem(string Code, string Detail, string? Cause = null);

/// <summary>Why a capture or a call holds no voice: each has a sentence of its own for the operator.</summary>
public static class SilenceCauses
{
    /// <summary>No packet at all.</summary>
    public const string NothingCaptured = "nothing-captured";

    /// <summary>Packets, but none of a phone: port mirroring is off.</summary>
    public const string NoPhone = "no-phone";

    /// <summary>The phone registers, but nobody called.</summary>
    public const string NoCall = "no-call";

    /// <summary>Answered, and the voice takes another way.</summary>
    public const string OtherWay = "other-way";

    /// <summary>Only the end of the call was captured.</summary>
    public const string EndOnly = "end-only";

    /// <summary>Another phone took the call.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>The caller gave up.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The line was busy.</summary>
    public const string Busy = "busy";

    /// <summary>The call was declined.</summary>
    public const string Declined = "declined";

    /// <summary>The switchboard refused the call.</summary>
    public const string Refused = "refused";

    /// <summary>Nobody answered while the capture ran.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>All causes.</summary>
    public static IReadOnlyList<string> All { get; } = [NothingCaptured, NoPhone, NoCall, OtherWay, EndOnly, Elsewhere, Cancelled, Busy, Declined, Refused, Unanswered];
}

/// <summary>The codes of <see cref="MediaProblem"/>.</summary>
public static class MediaProblems
{
    /// <summary>Media without signalling.</summary>
    public const string NoSip = "no-sip";

    /// <summary>Only one side was captured.</summary>
    public const string OneWay = "one-way";

    /// <summary>Media that cannot be decrypted.</summary>
    public const string Encrypted = "encrypted";

    /// <summary>A codec that cannot be decoded here.</summary>
    public const string UnsupportedCodec = "unsupported-codec";

    /// <summary>The file ends in the middle of a record.</summary>
    public const string TruncatedFile = "truncated-file";

    /// <summary>Packets were cut by a snap length.</summary>
    public const string TruncatedPackets = "truncated-packets";

    /// <summary>Damaged records were skipped.</summary>
    public const string CorruptRecords = "corrupt-records";

    /// <summary>The call was already running when the capture began.</summary>
    public const string CaptureStartedLate = "capture-started-late";

    /// <summary>No voice at all.</summary>
    public const string NoMedia = "no-media";
}
