using System.Text.Json.Serialization;

namespace CallAssist.Modules.Popups.Contracts;

/// <summary>
/// One message of <c>wss://…/feed</c>, version 1. Types: <c>snapshot heartbeat call.dialing call.ringing call.answered call.held
/// call.resumed call.transferred call.missed call.ended</c>; a client passes over types that it does not know.
/// </summary>
public sealed record FeedMessage(string Type)
{
    /// <summary>The version of this form.</summary>
    public int V { get; init; } = 1;

    /// <summary>To go on after this message: <c>/feed?after=…</c>.</summary>
    public Guid? Id { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The call it tells of.</summary>
    public FeedCall? Call { get; init; }

    /// <summary>In a snapshot: the calls that ring or talk now.</summary>
    public IReadOnlyList<FeedCall>? Calls { get; init; }
}

/// <summary>A call with who is at its other end.</summary>
public sealed record FeedCall(Guid Id)
{
    /// <summary><c>inbound outbound internal</c>.</summary>
    public string? Direction { get; init; }

    /// <summary><c>ringing talking answered missed abandoned busy closed no_answer</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Extensions it is about.</summary>
    public IReadOnlyList<string>? Extensions { get; init; }

    /// <summary>E.164; null when withheld or internal.</summary>
    public string? Number { get; init; }

    /// <summary>Contact, or null.</summary>
    public string? Contact { get; init; }

    /// <summary>Company, or null.</summary>
    public string? Company { get; init; }

    /// <summary>Key of the customer in the intranet.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Alerts in force, most severe first.</summary>
    public IReadOnlyList<FeedAlert>? Alerts { get; init; }

    /// <summary>Last calls and interventions, newest first.</summary>
    public IReadOnlyList<FeedEntry>? Recent { get; init; }

    /// <summary>Links into the intranet.</summary>
    public IReadOnlyList<FeedLink>? Links { get; init; }

    /// <summary>In a snapshot: this person has seen the card.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Acknowledged { get; init; }
}

/// <summary>Something to know before picking up; severity 0 to 2.</summary>
public sealed record FeedAlert(string Kind, string Text, int Severity);

/// <summary>One line of the customer's history.</summary>
public sealed record FeedEntry(string Kind, Guid Id, DateTimeOffset At, string Title, string? Detail, string? Person);

/// <summary>A link with its holes filled.</summary>
public sealed record FeedLink(string Label, string Address);
