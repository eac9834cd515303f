namespace CallAssist.Modules.Transcription.Search;

/// <summary>Finds recordings by what was said in them; one implementation per database.</summary>
internal interface ITranscriptIndex
{
    /// <summary>Recordings that match, the latest first, at most <paramref name="take"/>, of calls begun in the window.</summary>
    Task<IReadOnlyList<Guid>> FindAsync(SearchText search, DateTimeOffset? from, DateTimeOffset? until, int take, CancellationToken ct);
}
