namespace CallAssist.Modules.Insights.Contracts;

/// <summary>The catalogue as supervisors keep it: keywords, what was learned, what is proposed.</summary>
public interface ICatalogueEditor
{
    /// <summary>Adds the keyword, under an id made from its label where it has none, or replaces the one of the same id. Returns what is wrong, as codes; empty when stored.</summary>
    Task<IReadOnlyList<string>> SaveAsync(KeywordEntry entry, CancellationToken ct = default);

    /// <summary>Deletes a keyword; calls it was found in keep it. False when there is none.</summary>
    Task<bool> DeleteAsync(string id, CancellationToken ct = default);

    /// <summary>
    /// Makes one keyword part of another: its label and words become synonyms, its children and the calls it was found in go over.
    /// False when one of them is unknown or they are the same.
    /// </summary>
    Task<bool> MergeAsync(string from, string into, CancellationToken ct = default);

    /// <summary>Adds and replaces by id, all of the file or nothing; keywords that it does not name stay.</summary>
    Task<CatalogueImport> ImportAsync(Stream file, CancellationToken ct = default);
}

/// <summary>What came of an import.</summary>
/// <param name="Added">Keywords that are new.</param>
/// <param name="Replaced">Keywords that were there.</param>
public sealed record CatalogueImport(int Added, int Replaced)
{
    /// <summary>Why nothing changed: <c>File</c>, <c>Twice</c>, or a code of <see cref="ICatalogueEditor.SaveAsync"/>; null when it did.</summary>
    public string? Problem { get; init; }

    /// <summary>The keyword that is wrong, by id or label; or what the file's reader said.</summary>
    public string Where { get; init; } = "";
}

/// <summary>What operators teach by what they keep and take away.</summary>
public interface IKeywordLearning
{
    /// <summary>
    /// Compares the keywords found in a recording with those a person kept: a mis-hearing that was kept, and words that were taken away,
    /// become proposals. Twice is once.
    /// </summary>
    Task TeachAsync(Guid recordingId, IReadOnlyCollection<string> keptLabels, string? person, CancellationToken ct = default);

    /// <summary>Proposals and what was learned from them, newest first.</summary>
    Task<IReadOnlyList<LearnedWords>> ListAsync(CancellationToken ct = default);

    /// <summary>Takes a proposal into the catalogue.</summary>
    Task<bool> AcceptAsync(LearnedWords words, string person, CancellationToken ct = default);

    /// <summary>Turns a proposal down, or takes back what was learned.</summary>
    Task<bool> UndoAsync(LearnedWords words, string person, CancellationToken ct = default);
}

/// <summary>Words that a call taught.</summary>
public sealed record LearnedWords
{
    /// <summary>Kind of words that are a mis-hearing of the keyword.</summary>
    public const string Heard = "heard";

    /// <summary>Kind of words that do not mean the keyword.</summary>
    public const string Not = "not";

    /// <summary>The keyword.</summary>
    public string KeywordId { get; init; } = "";

    /// <summary>What was said.</summary>
    public string Words { get; init; } = "";

    /// <summary><see cref="Heard"/> or <see cref="Not"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary><c>proposed</c>, <c>learned</c> or <c>undone</c>.</summary>
    public string State { get; init; } = "";

    /// <summary>The call it comes from.</summary>
    public Guid RecordingId { get; init; }

    /// <summary>When it was proposed.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who kept or took away the keyword, or null.</summary>
    public string? Person { get; init; }

    /// <summary>Who decided, or null.</summary>
    public string? DecidedBy { get; init; }
}
