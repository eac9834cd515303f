using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Transcription.Queue;

namespace CallAssist.Modules.Transcription.Search;

internal sealed class TranscriptSearch(ITranscriptIndex index, Transcripts transcripts) : ITranscriptSearch
{
    public Task<IReadOnlyList<Guid>> FindAsync(string text, DateTimeOffset? from, DateTimeOffset? until, int take, CancellationToken ct) =>
        SearchText.Parse(text) is { } search ? index.FindAsync(search, from, until, take, ct) : Task.FromResult<IReadOnlyList<Guid>>([]);

    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Passage>>> PassagesAsync(string text, IReadOnlyCollection<Guid> recordingIds, CancellationToken ct)
    {
        var found = new Dictionary<Guid, IReadOnlyList<Passage>>();
        if (SearchText.Parse(text) is not { } search)
            return found;
        foreach (var transcript in await transcripts.ListAsync(recordingIds, ct))
        {
            if (PassageFinder.Find(search, transcript.Segments) is { Count: > 0 } passages)
                found[transcript.RecordingId] = passages;
        }

        return found;
    }
}
