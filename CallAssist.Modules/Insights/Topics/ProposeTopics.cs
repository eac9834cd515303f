using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Insights.Understand;
using CallAssist.Modules.Kernel.Jobs;

namespace CallAssist.Modules.Insights.Topics;

/// <summary>Once a week: what the last seven days' calls said often and nobody looks for.</summary>
internal sealed class ProposeTopics(InsightsStore insights, IKeywordCatalogue catalogues, TopicStore topics, TimeProvider clock) : IBackgroundJob
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static string Kind => "topics";

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        var calls = new List<HeardCall>();
        await foreach (var call in insights.SinceAsync(clock.GetUtcNow() - Week, ct))
            calls.Add(new(call.RecordingId, call.Insights.Redaction.Turns));
        await topics.SaveAsync(TopicFinder.Find(calls, await catalogues.LoadAsync(ct)), person: null, ct);
    }
}
