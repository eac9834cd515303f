namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>
/// Which parameter of VoiceManager means what, and which of its events is which of ours: data, as its interface is not
/// public. The default names are ours, to be adapted to the real ones.
/// </summary>
internal sealed record VoiceManagerMapping
{
    public string Event { get; init; } = "event";

    public string CallId { get; init; } = "call_id";

    public string Caller { get; init; } = "caller";

    public string Called { get; init; } = "callee";

    public string Extension { get; init; } = "extension";

    public string Time { get; init; } = "ts";

    public IReadOnlyDictionary<string, MappedEvent> Events { get; init; } = new Dictionary<string, MappedEvent>(StringComparer.OrdinalIgnoreCase)
    {
        ["appel_entrant"] = new(ReportKind.New, Direction: "inbound"),
        ["appel_sortant"] = new(ReportKind.New, Direction: "outbound"),
        ["appel_interne"] = new(ReportKind.New, Direction: "internal"),
        ["file_attente"] = new(ReportKind.Queued),
        ["sonnerie"] = new(ReportKind.Ringing),
        ["decroche"] = new(ReportKind.Answered),
        ["transfert"] = new(ReportKind.Transferred),
        ["ferme"] = new(ReportKind.Remark, "closed"),
        ["raccroche"] = new(ReportKind.Ended),
        ["manque"] = new(ReportKind.Ended, "no_answer"),
        ["abandon"] = new(ReportKind.Ended, "abandoned"),
        ["occupe"] = new(ReportKind.Ended, "busy"),
        ["sans_reponse"] = new(ReportKind.Ended, "no_answer"),
    };
}

/// <summary>What one event of the source means.</summary>
internal sealed record MappedEvent(ReportKind Kind, string? Cause = null, string? Direction = null);
