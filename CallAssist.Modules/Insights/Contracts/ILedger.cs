namespace CallAssist.Modules.Insights.Contracts;

/// <summary>What left the house, to the letter. Rows are only ever added.</summary>
public interface ILedger
{
    /// <summary>Newest first.</summary>
    Task<LedgerPage> ListAsync(int skip, int take, CancellationToken ct = default);

    /// <summary>All rows of a period, oldest first, for export.</summary>
    IAsyncEnumerable<LedgerEntry> ReadAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken ct = default);
}

/// <summary>A page of the ledger, and how many rows there are in all.</summary>
public sealed record LedgerPage(IReadOnlyList<LedgerEntry> Items, int Total);

/// <summary>One text that was sent.</summary>
public sealed record LedgerEntry
{
    /// <summary>Sortable id.</summary>
    public Guid Id { get; init; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The recording it is about.</summary>
    public Guid RecordingId { get; init; }

    /// <summary>Address it went to.</summary>
    public string Destination { get; init; } = "";

    /// <summary>Model asked.</summary>
    public string Model { get; init; } = "";

    /// <summary>By whose rule: <c>redacted</c> (the second check found nothing), <c>in-house</c>, or <c>released</c>.</summary>
    public string Rule { get; init; } = "";

    /// <summary>Who released it in spite of the second check; null otherwise.</summary>
    public string? ReleasedBy { get; init; }

    /// <summary>The exact text.</summary>
    public string Text { get; init; } = "";

    /// <summary><c>sent</c> while no answer is known, <c>answered</c>, or a <see cref="RemoteTrouble"/>.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Tokens of question and answer; estimated when the server does not tell.</summary>
    public int Tokens { get; init; }
}

/// <summary>Calls whose text was held back by the second check.</summary>
public interface IHeldBack
{
    /// <summary>
    /// Lets the redacted text of a recording leave in spite of the second check, on the word of <paramref name="viewer"/>, and understands the
    /// call again. False when he may not hear it or nothing was held back.
    /// </summary>
    Task<bool> ReleaseAsync(Identity.Contracts.Person viewer, Guid recordingId, CancellationToken ct = default);
}
