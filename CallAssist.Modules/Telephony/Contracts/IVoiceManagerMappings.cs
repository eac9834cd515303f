namespace CallAssist.Modules.Telephony.Contracts;

/// <summary>Which parameter of VoiceManager means what: its interface is not public, so this is data that an administrator edits.</summary>
public interface IVoiceManagerMappings
{
    /// <summary>The mapping in force.</summary>
    Task<VoiceManagerMapping> GetAsync(CancellationToken ct = default);

    /// <summary>Stores it; it holds from the next request on. Returns what is wrong (codes of resources <c>Mapping_{code}</c>), empty when done.</summary>
    Task<IReadOnlyList<string>> SaveAsync(VoiceManagerMapping mapping, CancellationToken ct = default);

    /// <summary>Runs a pasted request (address, query, form, JSON, or all of HTTP) through a mapping without storing anything.</summary>
    Task<MappingTrial> TryAsync(VoiceManagerMapping mapping, string pasted, CancellationToken ct = default);
}

/// <summary>
/// The names of VoiceManager's parameters and events. The default names are ours, to be adapted to the real ones.
/// </summary>
public sealed record VoiceManagerMapping
{
    /// <summary>Parameter that names the event.</summary>
    public string Event { get; init; } = "event";

    /// <summary>Parameter of the call's id.</summary>
    public string CallId { get; init; } = "call_id";

    /// <summary>Parameter of the caller's number.</summary>
    public string Caller { get; init; } = "caller";

    /// <summary>Parameter of the number that was called.</summary>
    public string Called { get; init; } = "callee";

    /// <summary>Parameter of the extension it is about.</summary>
    public string Extension { get; init; } = "extension";

    /// <summary>Parameter of the time; local time of the office where it carries no offset.</summary>
    public string Time { get; init; } = "ts";

    /// <summary>What each event means.</summary>
    public IReadOnlyList<MappedEvent> Events { get; init; } =
    [
        new("appel_entrant", EventMeaning.Incoming), new("appel_sortant", EventMeaning.Outgoing), new("appel_interne", EventMeaning.Internal),
        new("file_attente", EventMeaning.Queued), new("sonnerie", EventMeaning.Rings), new("decroche", EventMeaning.Answered), new("transfert", EventMeaning.Transferred),
        new("ferme", EventMeaning.Closed), new("raccroche", EventMeaning.HungUp), new("manque", EventMeaning.Missed), new("abandon", EventMeaning.Abandoned),
        new("occupe", EventMeaning.Busy), new("sans_reponse", EventMeaning.Unanswered),
    ];
}

/// <summary>One event of the source: what it means, and parameters that are named otherwise in it than elsewhere.</summary>
public sealed record MappedEvent(string Name, EventMeaning Meaning)
{
    /// <summary>This event's parameter of the call's id; null: as everywhere.</summary>
    public string? CallId { get; init; }

    /// <summary>This event's parameter of the caller's number; null: as everywhere.</summary>
    public string? Caller { get; init; }

    /// <summary>This event's parameter of the number that was called; null: as everywhere.</summary>
    public string? Called { get; init; }

    /// <summary>This event's parameter of the extension; null: as everywhere.</summary>
    public string? Extension { get; init; }
}

/// <summary>What an event of the source may mean.</summary>
public enum EventMeaning
{
    /// <summary>A call comes in from outside.</summary>
    Incoming,

    /// <summary>One of ours dials outside.</summary>
    Outgoing,

    /// <summary>One of ours dials a colleague.</summary>
    Internal,

    /// <summary>The caller waits in a queue.</summary>
    Queued,

    /// <summary>It rings at an extension.</summary>
    Rings,

    /// <summary>It rings there no more; the call goes on.</summary>
    RingsNoMore,

    /// <summary>Somebody picked up.</summary>
    Answered,

    /// <summary>Put on hold.</summary>
    Held,

    /// <summary>Taken back.</summary>
    Resumed,

    /// <summary>Handed on to the number called.</summary>
    Transferred,

    /// <summary>The office is closed; the end comes later.</summary>
    Closed,

    /// <summary>The call is over.</summary>
    HungUp,

    /// <summary>Over: nobody picked up.</summary>
    Missed,

    /// <summary>Over: the caller left the queue.</summary>
    Abandoned,

    /// <summary>Over: busy.</summary>
    Busy,

    /// <summary>Over: whoever we dialled did not pick up.</summary>
    Unanswered,

    /// <summary>Nothing to do with calls.</summary>
    Nothing,
}

/// <summary>What a mapping makes of a request.</summary>
/// <param name="Problem">Why it was not understood, or null.</param>
/// <param name="Fields">The request's parameters as they were read.</param>
/// <param name="Meaning">What the event means.</param>
/// <param name="CallId">The call's id.</param>
/// <param name="Caller">The caller, in E.164 where it is an outside number.</param>
/// <param name="Called">Who was called.</param>
/// <param name="Extension">The extension it is about.</param>
/// <param name="At">When it happened.</param>
public sealed record MappingTrial(
    string? Problem, IReadOnlyDictionary<string, string> Fields, EventMeaning? Meaning = null, string? CallId = null, string? Caller = null, string? Called = null,
    string? Extension = null, DateTimeOffset? At = null);
