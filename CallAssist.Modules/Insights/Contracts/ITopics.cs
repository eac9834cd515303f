namespace CallAssist.Modules.Insights.Contracts;

/// <summary>Words that calls say and the catalogue does not know: proposed, then taken in or never proposed again.</summary>
public interface ITopics
{
    /// <summary>What is proposed, said in most calls first.</summary>
    Task<IReadOnlyList<ProposedTopic>> ListAsync(CancellationToken ct = default);

    /// <summary>An operator wrote a keyword on a draft that the catalogue does not know: it is proposed at once.</summary>
    Task ProposeAsync(string label, Guid recordingId, string? person, CancellationToken ct = default);

    /// <summary>Makes a keyword of it; its id, or null when it is proposed no more.</summary>
    Task<string?> AcceptAsync(string words, string category, string person, CancellationToken ct = default);

    /// <summary>Never proposes it again.</summary>
    Task DismissAsync(string words, string person, CancellationToken ct = default);
}

/// <summary>A topic that calls speak of and nobody looks for yet.</summary>
public sealed record ProposedTopic
{
    /// <summary>Its words, folded: the key.</summary>
    public string Words { get; init; } = "";

    /// <summary>As people say it most.</summary>
    public string Label { get; init; } = "";

    /// <summary>Calls that said it, in the week it was found in most.</summary>
    public int Calls { get; init; }

    /// <summary>When it was proposed.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who wrote it on a draft; null when calls alone propose it.</summary>
    public string? Person { get; init; }

    /// <summary>Where it was said, a few of the calls.</summary>
    public IReadOnlyList<TopicEvidence> Evidence { get; init; } = [];
}

/// <summary>Where a topic was said.</summary>
public sealed record TopicEvidence
{
    /// <summary>The recording.</summary>
    public Guid RecordingId { get; init; }

    /// <summary>Seconds from its start.</summary>
    public double Start { get; init; }

    /// <summary>The sentence around it, redacted.</summary>
    public string Said { get; init; } = "";
}
