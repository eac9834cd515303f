namespace CallAssist.Modules.Insights.Contracts;

/// <summary>What was understood of recordings.</summary>
public interface IInsights
{
    /// <summary>The insights of one recording, or null while there are none. Without regard to rights: ask the recording first.</summary>
    Task<RecordingInsights?> FindAsync(Guid recordingId, CancellationToken ct = default);

    /// <summary>Mood and subject of these recordings, for lists; those not understood yet are left out. Without regard to rights.</summary>
    Task<IReadOnlyDictionary<Guid, InsightBrief>> BriefsAsync(IReadOnlyCollection<Guid> recordingIds, CancellationToken ct = default);

    /// <summary>How many calls each keyword was found in since an instant; keywords never found are left out. Most frequent first.</summary>
    Task<IReadOnlyList<KeywordCount>> CountAsync(DateTimeOffset since, CancellationToken ct = default);
}

/// <summary>The insights of a recording.</summary>
/// <param name="RecordingId">The recording.</param>
/// <param name="At">When it was understood.</param>
/// <param name="Insights">Keywords, redacted text, draft texts.</param>
public sealed record RecordingInsights(Guid RecordingId, DateTimeOffset At, CallInsights Insights);

/// <summary>What was understood of a recording, in two words.</summary>
public sealed record InsightBrief
{
    /// <summary>The recording.</summary>
    public Guid RecordingId { get; init; }

    /// <summary>The customer's mood, as <see cref="DraftText.Mood"/>.</summary>
    public string Mood { get; init; } = "";

    /// <summary>Subject of the draft.</summary>
    public string Subject { get; init; } = "";
}

/// <summary>A keyword and in how many calls it was found.</summary>
public sealed record KeywordCount
{
    /// <summary>Catalogue id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Calls.</summary>
    public int Calls { get; init; }
}

/// <summary>The catalogue that the team works with.</summary>
public interface IKeywordCatalogue
{
    /// <summary>All keywords; the default catalogue until someone changes it.</summary>
    Task<KeywordCatalogue> LoadAsync(CancellationToken ct = default);
}
