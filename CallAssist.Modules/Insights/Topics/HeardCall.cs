using CallAssist.Modules.Insights.Contracts;

namespace CallAssist.Modules.Insights.Topics;

/// <summary>A call as topics are looked for in it: without names and numbers.</summary>
internal sealed record HeardCall(Guid RecordingId, IReadOnlyList<SpokenTurn> Redacted);

/// <summary>A topic found in a week's calls.</summary>
internal sealed record FoundTopic(string Words, string Label, int Calls, IReadOnlyList<TopicEvidence> Evidence);
