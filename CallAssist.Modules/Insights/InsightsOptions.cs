namespace CallAssist.Modules.Insights;

/// <summary>Section <c>Insights</c>.</summary>
public sealed record InsightsOptions
{
    /// <summary>Keywords a draft carries at most, best first; 1 to 20.</summary>
    public int MostKeywords { get; set; } = 8;

    /// <summary>Lowest score (0 to 1) of a keyword that a draft carries.</summary>
    public double LeastScore { get; set; } = 0.4;

    /// <summary>Milliseconds before a language model that failed is asked again the first time; 1 to 60000.</summary>
    public int RetryMilliseconds { get; set; } = 1000;
}
