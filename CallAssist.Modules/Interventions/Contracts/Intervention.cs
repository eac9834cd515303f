namespace CallAssist.Modules.Interventions.Contracts;

/// <summary>What was done for whom, as the desk shows it.</summary>
public sealed record Intervention
{
    /// <summary>Sortable id.</summary>
    public Guid Id { get; init; }

    /// <summary>The call it is about; null for a mail or a visit.</summary>
    public Guid? CallId { get; init; }

    /// <summary>The recording a draft was written from, or null.</summary>
    public Guid? RecordingId { get; init; }

    /// <summary>Person it belongs to; null while nobody holds the extension.</summary>
    public Guid? OperatorId { get; init; }

    /// <summary>That person's display name.</summary>
    public string? Operator { get; init; }

    /// <summary>When the customer was served: start of the call, or when it was written.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Customer and text.</summary>
    public required InterventionBody Body { get; init; }

    /// <summary>Where it stands.</summary>
    public InterventionState State { get; init; }

    /// <summary>True when a program drafted it, false when a person wrote it.</summary>
    public bool Drafted { get; init; }

    /// <summary>Raised by every change; a change names the version it was made on.</summary>
    public int Version { get; init; }

    /// <summary>When it came to be.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Last change by a person, or null.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>Who made that change, or null.</summary>
    public string? SavedBy { get; init; }

    /// <summary>The key another program knows it by, or null.</summary>
    public string? ExternalId { get; init; }
}

/// <summary>The life of an intervention.</summary>
public enum InterventionState
{
    /// <summary>Waits for a person.</summary>
    Draft,

    /// <summary>Stands in the customer's history.</summary>
    Accepted,

    /// <summary>Put aside: nothing to keep.</summary>
    Dismissed,
}

/// <summary>Everything a person may change.</summary>
public sealed record InterventionBody
{
    /// <summary>The company, when it is one of the customer file.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>The contact, when it is one of the customer file.</summary>
    public Guid? ContactId { get; init; }

    /// <summary>The customer as people read it: contact and company, or a number.</summary>
    public string Customer { get; init; } = "";

    /// <summary>One line.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Labels of the catalogue, or free.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>What it was about.</summary>
    public string Summary { get; init; } = "";

    /// <summary>What was done, one line each.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>What is still promised, or empty.</summary>
    public string FollowUp { get; init; } = "";

    /// <summary>For the house only.</summary>
    public string Note { get; init; } = "";

    /// <summary>Minutes spent; null when not told.</summary>
    public int? Minutes { get; init; }
}

/// <summary>One change: what stood before it, and who made it.</summary>
public sealed record InterventionRevision
{
    /// <summary>The version that was replaced.</summary>
    public int Version { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>By whom, or null for the pipeline.</summary>
    public string? Author { get; init; }

    /// <summary><c>accepted corrected dismissed refreshed</c>.</summary>
    public string Change { get; init; } = "";

    /// <summary>State before.</summary>
    public InterventionState State { get; init; }

    /// <summary>Text before.</summary>
    public required InterventionBody Body { get; init; }
}
