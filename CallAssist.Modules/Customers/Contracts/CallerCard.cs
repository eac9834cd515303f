namespace CallAssist.Modules.Customers.Contracts;

/// <summary>What is known of the person at the other end, as the card and the phone's screen show it.</summary>
public sealed record CallerCard
{
    /// <summary>The number in E.164, or null when withheld.</summary>
    public string? Number { get; init; }

    /// <summary>False when nobody is stored under this number.</summary>
    public bool Known => CompanyId is not null || ContactId is not null;

    /// <summary>The company, when one is known.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>Its name.</summary>
    public string? Company { get; init; }

    /// <summary>The contact, when one is known.</summary>
    public Guid? ContactId { get; init; }

    /// <summary>Given and family name.</summary>
    public string? Contact { get; init; }

    /// <summary>Others who are stored under this number: people of the company where nobody stands out, other companies.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Who it may be while nobody is stored under the number; latest encounter first.</summary>
    public IReadOnlyList<MaybeCustomer> Maybe { get; init; } = [];

    /// <summary>Key of this customer in the intranet.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Free notes of the company.</summary>
    public string? Notes { get; init; }

    /// <summary>Alerts in force, most severe first.</summary>
    public IReadOnlyList<CustomerAlert> Alerts { get; init; } = [];

    /// <summary>The last entries of the customer's timeline, newest first.</summary>
    public IReadOnlyList<TimelineEntry> Recent { get; init; } = [];

    /// <summary>What a person reads first: contact, company, number, or "Numéro masqué".</summary>
    public string Title => Contact ?? Company ?? Number ?? "Numéro masqué";
}

/// <summary>Something the operator must know before picking up.</summary>
public sealed record CustomerAlert
{
    /// <summary><c>unpaid-invoice</c>, <c>contract-suspended</c>, <c>vip</c> or free.</summary>
    public string Kind { get; init; } = "";

    /// <summary>One line.</summary>
    public string Text { get; init; } = "";

    /// <summary>0 information, 1 warning, 2 stop.</summary>
    public int Severity { get; init; }
}

/// <summary>One line of a customer's history, from whichever module holds it.</summary>
public sealed record TimelineEntry
{
    /// <summary><c>call</c>, <c>intervention</c>, <c>recording</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Id in the module that holds it.</summary>
    public Guid Id { get; init; }

    /// <summary>The call it belongs to, when one is known; a call's own id.</summary>
    public Guid? CallId { get; init; }

    /// <summary>The recording it was written from, or null.</summary>
    public Guid? RecordingId { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>One line: the subject of an intervention; of a call its direction and status as codes (<c>inbound answered</c>), which pages put into words.</summary>
    public string Title { get; init; } = "";

    /// <summary>A second line, or null: the summary of an intervention, the length of a call.</summary>
    public string? Detail { get; init; }

    /// <summary>Operator's display name, or null.</summary>
    public string? Person { get; init; }
}
