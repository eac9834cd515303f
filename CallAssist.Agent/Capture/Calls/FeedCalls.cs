using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Capture.Calls;

/// <summary>The calls that the server's feed tells of, to be married with those that SIP shows.</summary>
internal sealed class FeedCalls(TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromHours(5);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private readonly Dictionary<Guid, FeedCall> _calls = [];

    internal sealed class FeedCall(Guid id, string? number, DateTimeOffset heardAt)
    {
        public Guid Id { get; } = id;
        public string? Number { get; } = number;
        public DateTimeOffset HeardAt { get; } = heardAt;
        public HashSet<string> Extensions { get; } = [];
        public DateTimeOffset? AnsweredAt { get; set; }
        public DateTimeOffset? EndedAt { get; set; }
    }

    public IEnumerable<FeedCall> Talking => _calls.Values.Where(c => c is { AnsweredAt: not null, EndedAt: null });

    public void Began(Guid id, string? number, IReadOnlyList<string> extensions)
    {
        var now = clock.GetUtcNow();
        foreach (var old in _calls.Values.Where(c => now - c.HeardAt > Memory || now - c.EndedAt > Tolerance).ToList())
            _calls.Remove(old.Id);
        if (!_calls.TryGetValue(id, out var call))
            _calls[id] = call = new(id, number, now);
        call.Extensions.UnionWith(extensions);
    }

    public void Answered(Guid id, string extension)
    {
        Began(id, null, [extension]);
        _calls[id].AnsweredAt ??= clock.GetUtcNow();
    }

    public void Ended(Guid id)
    {
        if (_calls.TryGetValue(id, out var call))
            call.EndedAt ??= clock.GetUtcNow();
    }

    /// <summary>The feed's call at this extension, with this number where both know one; null when none or several fit.</summary>
    public Guid? Match(TrackedCall tracked)
    {
        var fitting = _calls.Values
            .Where(c => c.Extensions.Contains(tracked.Extension!) && (c.HeardAt - tracked.InvitedAt).Duration() < Tolerance && Agree(c.Number, tracked.Number))
            .ToList();
        return fitting.Count == 1 ? fitting[0].Id : null;
    }

    private static bool Agree(string? one, string? other) => !Numbers.Any(one) || !Numbers.Any(other) || Numbers.Same(one, other);
}
