namespace CallAssist.Modules.Telephony.Contracts;

/// <summary>What is known of a call for whoever counts calls or writes about them.</summary>
public sealed record CallFacts
{
    /// <summary>Our id.</summary>
    public Guid Id { get; init; }

    /// <summary><c>inbound outbound internal</c>.</summary>
    public string Direction { get; init; } = "";

    /// <summary>The outside party in E.164; null when withheld or internal.</summary>
    public string? Number { get; init; }

    /// <summary><c>ringing talking answered missed abandoned busy closed no_answer</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>Extension that dialled an outbound or internal call.</summary>
    public string? PlacedBy { get; init; }

    /// <summary>Extensions that talked to the other party, in order; the last one finished the call.</summary>
    public IReadOnlyList<string> Talkers { get; init; } = [];

    /// <summary>When it came in or was dialled.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When somebody first picked up; null: nobody did.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Its end was never told: how long it lasted is not known.</summary>
    public bool TimedOut { get; init; }

    /// <summary>A customer reached nobody although the office is open: to be called back.</summary>
    public bool Missed => Direction == "inbound" && Status is "missed" or "abandoned" or "busy";

    /// <summary>Somebody of the office talked to the outside.</summary>
    public bool Handled => Direction != "internal" && AnsweredAt is not null;
}
