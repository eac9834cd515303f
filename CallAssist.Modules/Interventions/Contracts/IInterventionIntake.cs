namespace CallAssist.Modules.Interventions.Contracts;

/// <summary>Interventions that another program writes, by its own key: what it writes stands in the customer's history at once.</summary>
public interface IInterventionIntake
{
    /// <summary>The accepted one of this key, or null.</summary>
    Task<Intervention?> FindAsync(string externalId, CancellationToken ct = default);

    /// <summary>Adds the intervention, or replaces the text of the one of the same key; author and former text are kept. The same text again changes nothing.</summary>
    Task<IntakeOutcome> SaveAsync(IntakeIntervention given, CancellationToken ct = default);

    /// <summary>Replaces the text of an accepted one, whoever wrote it, where it still has the version that the program read.</summary>
    Task<IntakeOutcome> ReplaceAsync(Guid id, int version, IntakeIntervention given, CancellationToken ct = default);
}

/// <summary>What a program gives; an internal note stays as it is.</summary>
public sealed record IntakeIntervention
{
    /// <summary>Its own key; null where it changes one it did not write.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Name of the program, as its token says: the author.</summary>
    public required string Author { get; init; }

    /// <summary>The version that the program believes to stand; null: it does not say, and overwrites nothing that somebody else changed since its own last change.</summary>
    public int? IfVersion { get; init; }

    /// <summary>True to add only.</summary>
    public bool OnlyNew { get; init; }

    /// <summary>The call it is about, or null.</summary>
    public Guid? CallId { get; init; }

    /// <summary>When the customer was served; null: now, or the call's start.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whose it is, by sign-in name; null: the program's.</summary>
    public string? Operator { get; init; }

    /// <summary>Customer and text.</summary>
    public required InterventionBody Body { get; init; }
}

/// <summary>What came of it.</summary>
public abstract record IntakeOutcome
{
    /// <summary>It is new.</summary>
    public sealed record Added(Intervention Intervention) : IntakeOutcome;

    /// <summary>It stands as given, changed or not.</summary>
    public sealed record Stands(Intervention Intervention) : IntakeOutcome;

    /// <summary>There is one already, or a person changed it meanwhile; nothing was written.</summary>
    public sealed record Conflict(Intervention Current) : IntakeOutcome;

    /// <summary>It does not have the version named any more; nothing was written.</summary>
    public sealed record Stale(Intervention Current) : IntakeOutcome;

    /// <summary>Something it names is not known; nothing was written.</summary>
    public sealed record Wrong(string Detail) : IntakeOutcome;

    /// <summary>There is no accepted intervention of this id.</summary>
    public sealed record Missing : IntakeOutcome;
}
