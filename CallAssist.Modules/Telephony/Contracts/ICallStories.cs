using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Telephony.Contracts;

/// <summary>One call from its first ring to its end.</summary>
public interface ICallStories
{
    /// <summary>The call, or null when there is none that he may see.</summary>
    Task<CallStory?> FindAsync(Person viewer, Guid callId, CancellationToken ct = default);
}

/// <summary>A call, extension by extension, and who told of it.</summary>
public sealed record CallStory
{
    /// <summary>The call.</summary>
    public required CallRow Call { get; init; }

    /// <summary>The number of ours that was dialled, where a source told it.</summary>
    public string? Dialled { get; init; }

    /// <summary>Nobody told of its end: it was closed because too much time passed, or its phone took another call.</summary>
    public bool TimedOut { get; init; }

    /// <summary>Each extension's part, in the order in which they came in.</summary>
    public IReadOnlyList<CallPart> Parts { get; init; } = [];

    /// <summary>Names of the adapters whose requests tell of it, and how many are still kept.</summary>
    public IReadOnlyDictionary<string, int> Sources { get; init; } = new Dictionary<string, int>();
}

/// <summary>One extension's part of a call.</summary>
public sealed record CallPart
{
    /// <summary>The extension.</summary>
    public string Extension { get; init; } = "";

    /// <summary>When it began to ring there (of whoever dialled out: when he dialled); null where it never rang.</summary>
    public DateTimeOffset? RangAt { get; init; }

    /// <summary>When it began to talk to the other party.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it stopped ringing or talking.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>It handed the call on.</summary>
    public bool Transferred { get; init; }
}
