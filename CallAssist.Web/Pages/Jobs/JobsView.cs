using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Recordings.Contracts;

namespace CallAssist.Web.Pages.Jobs;

/// <summary>Everything the Jobs page shows at one moment.</summary>
/// <param name="Counts">How many recordings stand in each state of the pipeline.</param>
/// <param name="Jobs">Recordings, most pressing first, then newest first.</param>
/// <param name="Parked">Events that a handler could not digest.</param>
internal sealed record JobsView(IReadOnlyDictionary<string, StateCount> Counts, IReadOnlyList<Job> Jobs, IReadOnlyList<ParkedEvent> Parked)
{
    /// <summary>How many rows are read at most; the counts count all.</summary>
    public const int Most = 200;

    public bool Quiet => Jobs.Count + Parked.Count == 0;

    /// <summary>Jobs by how they stand.</summary>
    public IEnumerable<IGrouping<JobState, Job>> Groups => Jobs.GroupBy(job => job.State).OrderBy(group => group.Key);

    public int Count(string state) => Counts.GetValueOrDefault(state)?.Count ?? 0;

    public static async Task<JobsView> ReadAsync(IRecordingPipeline pipeline, IParkedEvents parked, IPeople people, bool all, CancellationToken ct)
    {
        var names = (from person in await people.ListAsync(ct) from extension in person.Extensions select (extension, person.DisplayName))
            .DistinctBy(p => p.extension).ToDictionary(p => p.extension, p => p.DisplayName);
        var recordings = await pipeline.ListAsync(all, Most, ct);
        return new(
            (await pipeline.CountAsync(ct)).ToDictionary(count => count.State),
            [.. recordings.Select(r => new Job(r, names.GetValueOrDefault(r.Extension ?? "")))],
            await parked.ListAsync(ct));
    }
}
