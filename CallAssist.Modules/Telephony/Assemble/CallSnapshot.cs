namespace CallAssist.Modules.Telephony.Assemble;

/// <summary>A call as far as it is known.</summary>
internal sealed record CallSnapshot
{
    public required Guid Id { get; init; }

    /// <summary><c>inbound outbound internal</c>.</summary>
    public required string Direction { get; init; }

    /// <summary>The outside party in E.164; null when withheld or internal.</summary>
    public string? Number { get; init; }

    /// <summary><c>ringing talking answered missed abandoned busy closed no_answer</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Who answered first, or dialled.</summary>
    public string? Extension { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Extensions it rang at or was answered at.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];
}
