using CallAssist.Modules.Insights.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Web.Components;

namespace CallAssist.Web.Desk;

/// <summary>A recording, its sound and what was understood of it.</summary>
public sealed record RecordingView
{
    /// <summary>The recording.</summary>
    public required Recording Recording { get; init; }

    /// <summary>Where its sound is; null until the voices are extracted.</summary>
    public string? AudioUrl { get; init; }

    /// <summary>Waveform of the customer's voice.</summary>
    public string? CustomerPeaks { get; init; }

    /// <summary>Waveform of the operator's voice.</summary>
    public string? OperatorPeaks { get; init; }

    /// <summary>Who talked when; null until the voices are extracted.</summary>
    public CallShape? Shape { get; init; }

    /// <summary>What was understood; null until then.</summary>
    public CallInsights? Insights { get; init; }

    /// <summary>Keywords and the words they rest on.</summary>
    public IReadOnlyList<FoundKeyword> Keywords => Insights?.Keywords ?? [];

    /// <summary>Where the keywords were said.</summary>
    public IReadOnlyList<SpokenMark> Marks => [.. Keywords.SelectMany(k => k.Evidence).Select(e => new SpokenMark(e.Start, e.End, e.Words))];

    /// <summary>When it began: the first sample, or its arrival while that is unknown.</summary>
    public DateTimeOffset At => Recording.StartedAt ?? Recording.ReceivedAt;
}
