using System.Text.Json;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;

namespace CallAssist.Modules.Interventions.Data;

/// <summary>A row of <c>interventions_intervention</c>.</summary>
internal sealed class InterventionRow
{
    public const string Columns =
        """
        id, call_id, recording_id, company_id, contact_id, customer, operator_id, operator, extension, at, subject, keywords,
        summary, actions, follow_up, note, minutes, state, source, version, created_at, created_by, saved_at, saved_by,
        keyword_keys, search_text, external_id
        """;

    public Guid Id { get; init; }

    public Guid? CallId { get; init; }

    public Guid? RecordingId { get; init; }

    public Guid? CompanyId { get; init; }

    public Guid? ContactId { get; init; }

    public string Customer { get; init; } = "";

    public Guid? OperatorId { get; init; }

    public string? Operator { get; init; }

    public string? Extension { get; init; }

    public DateTimeOffset At { get; init; }

    public string Subject { get; init; } = "";

    public string Keywords { get; init; } = "[]";

    public string Summary { get; init; } = "";

    public string Actions { get; init; } = "[]";

    public string FollowUp { get; init; } = "";

    public string Note { get; init; } = "";

    public int? Minutes { get; init; }

    public string State { get; init; } = "";

    public string Source { get; init; } = "";

    public int Version { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    public DateTimeOffset? SavedAt { get; init; }

    public string? SavedBy { get; init; }

    public string KeywordKeys { get; init; } = "";

    public string SearchText { get; init; } = "";

    public string? ExternalId { get; init; }

    /// <summary>Whether the row belongs to this person: his own, or nobody's yet on an extension that was his then.</summary>
    public bool BelongsTo(Person viewer) =>
        viewer.SeesEveryone || (OperatorId is { } owner ? owner == viewer.Id : Extension is { } own && viewer.Held(own, At));

    public Intervention ToContract() => new()
    {
        Id = Id,
        CallId = CallId,
        RecordingId = RecordingId,
        OperatorId = OperatorId,
        Operator = Operator,
        At = At,
        State = States.Parse(State),
        Drafted = Source == Sources.Auto,
        Version = Version,
        CreatedAt = CreatedAt,
        SavedAt = SavedAt,
        SavedBy = SavedBy,
        ExternalId = ExternalId,
        Body = ToBody(),
    };

    public InterventionBody ToBody() => new()
    {
        CompanyId = CompanyId,
        ContactId = ContactId,
        Customer = Customer,
        Subject = Subject,
        Keywords = JsonSerializer.Deserialize<string[]>(Keywords) ?? [],
        Summary = Summary,
        Actions = JsonSerializer.Deserialize<string[]>(Actions) ?? [],
        FollowUp = FollowUp,
        Note = Note,
        Minutes = Minutes,
    };
}

/// <summary>Stored names of <see cref="InterventionState"/>.</summary>
internal static class States
{
    public static string Name(this InterventionState state) => state switch
    {
        InterventionState.Draft => "draft",
        InterventionState.Accepted => "accepted",
        _ => "dismissed",
    };

    public static InterventionState Parse(string name) => name switch
    {
        "draft" => InterventionState.Draft,
        "accepted" => InterventionState.Accepted,
        _ => InterventionState.Dismissed,
    };
}

/// <summary>Stored names of who made an intervention.</summary>
internal static class Sources
{
    public const string Auto = "auto";

    public const string Hand = "hand";

    public const string Program = "program";
}
