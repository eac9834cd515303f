using CallAssist.Modules.Transcription.Contracts;
using Polly;
using Polly.CircuitBreaker;

namespace CallAssist.Modules.Transcription.Servers;

/// <summary>The servers as this process knows them: what each does, and which is to be asked next.</summary>
internal sealed class ServerPool(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Member> _members = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// The least busy server that is not resting and was not tried yet, as soon as one has room; of those the one that waited longest.
    /// Null when there is none to wait for.
    /// </summary>
    public async Task<Lease?> TakeAsync(ServerSettings settings, IReadOnlySet<string> tried, CancellationToken ct)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                var able = settings.Servers.Select(Of).Where(m => !m.Resting && !tried.Contains(m.Address.Url)).ToList();
                if (able.Count == 0)
                    return null;
                if (able.Where(m => m.Busy < settings.PerServer).OrderBy(m => m.Busy).ThenBy(m => m.AskedAt).FirstOrDefault() is { } member)
                {
                    member.Busy++;
                    member.AskedAt = clock.GetUtcNow();
                    return new(this, member);
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(ct);
        }
    }

    public IReadOnlyList<ServerState> State(ServerSettings settings)
    {
        lock (_lock)
            return [.. settings.Servers.Select(Of).Select(m => new ServerState(m.Address.Url, m.Busy, m.Resting, m.Trouble, m.HeardAt))];
    }

    /// <summary>What a knock at the door came to.</summary>
    public void Note(ServerAddress server, string? trouble)
    {
        lock (_lock)
            Of(server).Trouble = trouble;
    }

    private Member Of(ServerAddress server)
    {
        if (!_members.TryGetValue(server.Url, out var member) || member.Address != server)
            _members[server.Url] = member = new(server, clock);
        return member;
    }

    private void Release(Member member, ServerAnswer? answer)
    {
        lock (_lock)
        {
            member.Busy--;
            member.Trouble = answer is null ? member.Trouble : answer.Trouble;
            member.HeardAt = answer?.Text is null ? member.HeardAt : clock.GetUtcNow();
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>A server's room for one voice.</summary>
    internal sealed class Lease(ServerPool pool, Member member) : IDisposable
    {
        private ServerAnswer? _answer;

        public ServerAddress Server => member.Address;

        /// <summary>Asks within the time; a server that keeps failing rests for a while.</summary>
        public async Task<ServerAnswer> AskAsync(Func<CancellationToken, ValueTask<ServerAnswer>> ask, TimeSpan patience, CancellationToken ct) =>
            _answer = await member.AskAsync(ask, patience, ct);

        public void Dispose() => pool.Release(member, _answer);
    }

    internal sealed class Member(ServerAddress address, TimeProvider clock)
    {
        private readonly CircuitBreakerStateProvider _circuit = new();
        private ResiliencePipeline<ServerAnswer>? _pipeline;

        public ServerAddress Address => address;

        public int Busy { get; set; }

        public DateTimeOffset AskedAt { get; set; }

        public DateTimeOffset? HeardAt { get; set; }

        public string? Trouble { get; set; }

        public bool Resting => _circuit.CircuitState is CircuitState.Open && clock.GetUtcNow() < RestsUntil;

        private DateTimeOffset RestsUntil { get; set; }

        public async Task<ServerAnswer> AskAsync(Func<CancellationToken, ValueTask<ServerAnswer>> ask, TimeSpan patience, CancellationToken ct)
        {
            try
            {
                return await (_pipeline ??= Build()).ExecuteAsync(async token =>
                {
                    using var time = new CancellationTokenSource(patience, clock);
                    using var either = CancellationTokenSource.CreateLinkedTokenSource(token, time.Token);
                    try
                    {
                        return await ask(either.Token);
                    }
                    catch (OperationCanceledException) when (time.IsCancellationRequested && !token.IsCancellationRequested)
                    {
                        return ServerAnswer.Failed(ServerTrouble.Slow, $"no answer within {patience.TotalSeconds:0} s");
                    }
                }, ct);
            }
            catch (BrokenCircuitException)
            {
                return ServerAnswer.Failed(ServerTrouble.Unreachable, "it kept failing and rests");
            }
        }

        private ResiliencePipeline<ServerAnswer> Build() => new ResiliencePipelineBuilder<ServerAnswer> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ServerAnswer>
            {
                FailureRatio = 0.5, MinimumThroughput = 3, SamplingDuration = TimeSpan.FromMinutes(10), BreakDuration = Rest,
                ShouldHandle = new PredicateBuilder<ServerAnswer>().HandleResult(a => a.Passes),
                StateProvider = _circuit,
                OnOpened = _ =>
                {
                    RestsUntil = clock.GetUtcNow() + Rest;
                    return default;
                },
            })
            .Build();

        private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);
    }
}
