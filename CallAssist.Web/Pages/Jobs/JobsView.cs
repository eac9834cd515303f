using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Web.Desk;

namespace CallAssist.Web.Pages.Jobs;

/// <summary>The recordings of the pipeline at one moment.</summary>
/// <param name="Counts">How many recordings stand in each state of the pipeline.</param>
/// <param name="Jobs">A page of those that match, most pressing first, then newest first.</param>
/// <param name="Total">How many match.</param>
/// <param name="Parked">Events that a handler could not digest.</param>
public sealed record JobsView(IReadOnlyDictionary<string, StateCount> Counts, IReadOnlyList<Job> Jobs, int Total, IReadOnlyList<ParkedEvent> Parked)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 100;

    /// <summary>Nothing to look after.</summary>
    public bool Quiet => Jobs.Count + Parked.Count == 0;

    /// <summary>Some of them do not go on by themselves now.</summary>
    public bool Stopped => Jobs.Any(job => job.State is JobState.Failed or JobState.Waiting or JobState.Retrying);

    /// <summary>Jobs by how they stand.</summary>
    public IEnumerable<IGrouping<JobState, Job>> Groups => Jobs.GroupBy(job => job.State).OrderBy(group => group.Key);

    /// <summary>How many stand in this state; null for none.</summary>
    public StateCount? Count(string state) => Counts.GetValueOrDefault(state);

    internal static async Task<JobsView> ReadAsync(
        IRecordingPipeline pipeline, IPipelineSearch search, IParkedEvents parked, IJobBoard board, ICallLog calls, ICallerNames names, Team team, PipelineFilter filter, CancellationToken ct)
    {
        var found = await search.FindAsync(filter, ct);
        var numbers = new Dictionary<Guid, string?>();
        foreach (var call in found.Items.Select(r => r.CallId).OfType<Guid>().Distinct())
            numbers[call] = (await calls.FindAsync(call, ct))?.Number;
        var percents = (await board.RunningAsync(ct)).Where(r => r.Percent is not null).DistinctBy(r => r.Subject).ToDictionary(r => r.Subject, r => r.Percent);
        var jobs = found.Items.Select(r => new Job(r, team.At(r.Extension), null, r.CallId is { } call ? numbers[call] : null, percents.GetValueOrDefault(r.Id))).ToList();
        var callers = await names.OfAsync([.. jobs.Select(job => job.Number).OfType<string>().Distinct()], ct);
        return new(
            (await pipeline.CountAsync(ct)).ToDictionary(count => count.State),
            [.. jobs.Select(job => job with { Customer = Name(job.Number) })], found.Total, await parked.ListAsync(ct));

        string? Name(string? number) => number is not null && callers.TryGetValue(number, out var caller) ? caller.Contact is null ? caller.Company : $"{caller.Contact} · {caller.Company}" : null;
    }
}
