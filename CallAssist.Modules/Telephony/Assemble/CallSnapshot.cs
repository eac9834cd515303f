using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>A call as far as its reports tell.</summary>
internal sealed record CallSnapshot
{
    public required Guid Id { get; init; }

    /// <summary><c>inbound outbound internal</c>.</summary>
    public required string Direction { get; init; }

    /// <summary>The outside party in E.164; null when withheld or internal.</summary>
    public string? Number { get; init; }

    /// <summary>The number of ours that an inbound caller dialled, in E.164; null where no source told it.</summary>
    public string? Dialled { get; init; }

    /// <summary>Some report named the parties; a number that is missing was withheld.</summary>
    public bool PartiesTold { get; init; } = true;

    /// <summary><c>ringing talking answered missed abandoned busy closed no_answer</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Who answered first, or dialled.</summary>
    public string? Extension { get; init; }

    /// <summary>Who dialled an outbound or internal call.</summary>
    public string? PlacedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Since when it waits in a queue; null once it left it.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>Nobody told of its end: it was closed because too much time passed, or its phone took another call.</summary>
    public bool TimedOut { get; init; }

    /// <summary>When time alone changes something next; null: only a report does.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public IReadOnlyList<CallLeg> Legs { get; init; } = [];

    public IReadOnlyList<SourceKey> Keys { get; init; } = [];

    /// <summary>Extensions it rang at, was answered at or was dialled from.</summary>
    public IEnumerable<string> Extensions => Legs.Select(l => l.Extension);

    /// <summary>Those who talked to the other party, in order.</summary>
    public IEnumerable<string> Talkers => Legs.Where(l => l.AnsweredAt is not null).OrderBy(l => l.AnsweredAt).Select(l => l.Extension);

    public CallFacts ToFacts() => new()
    {
        Id = Id, Direction = Direction, Number = Number, Status = Status, PlacedBy = PlacedBy, StartedAt = StartedAt, AnsweredAt = AnsweredAt, EndedAt = EndedAt,
        TimedOut = TimedOut,
        Talkers = AnsweredAt is not null && Direction == "outbound" && PlacedBy is not null ? [PlacedBy, .. Talkers.Where(t => t != PlacedBy)] : [.. Talkers],
    };

    public CallLeg? Leg(string? extension) => Legs.FirstOrDefault(l => l.Extension == extension);
}

/// <summary>One extension's part in a call.</summary>
internal sealed record CallLeg(string Extension)
{
    /// <summary>When it began to ring there (for who dialled out: when he dialled); null where it never rang.</summary>
    public DateTimeOffset? RangAt { get; init; }

    /// <summary>When it began to talk to the other party.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it stopped ringing or talking; null while it does.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Since when it keeps the other party on hold.</summary>
    public DateTimeOffset? HeldAt { get; init; }

    /// <summary>It handed the call on.</summary>
    public bool Transferred { get; init; }
}

/// <summary>What a source calls this call; a phone's key is of one leg.</summary>
internal sealed record SourceKey(string Source, string Id, bool ByPhone, string? Extension, bool Consultation, bool Ended);
