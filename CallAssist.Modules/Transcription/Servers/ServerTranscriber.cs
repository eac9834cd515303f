using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Transcription.BuiltIn;
using CallAssist.Modules.Transcription.Contracts;
using CallAssist.Modules.Transcription.Queue;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace CallAssist.Modules.Transcription.Servers;

/// <summary>
/// Calls through the servers: each voice on its own goes to the least busy one. What passes is tried again with growing pauses, elsewhere first.
/// </summary>
internal sealed partial class ServerTranscriber(
    ServerStore store, ServerPool pool, ServerClient client, TimeProvider clock, IOptions<TranscriptionOptions> options, ILogger<ServerTranscriber> logger) : ITranscriber
{
    private readonly ResiliencePipeline<ServerAnswer> _retries = new ResiliencePipelineBuilder<ServerAnswer> { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions<ServerAnswer>
        {
            MaxRetryAttempts = 3, Delay = TimeSpan.FromMilliseconds(options.Value.ServerRetryMilliseconds), BackoffType = DelayBackoffType.Exponential, UseJitter = true,
            ShouldHandle = new PredicateBuilder<ServerAnswer>().HandleResult(a => a.Passes),
        })
        .Build();

    private static readonly TimeSpan Mending = TimeSpan.FromMinutes(10);

    /// <summary>From when on recordings that wait for a server may be tried again; null while none waits.</summary>
    public DateTimeOffset? OwesFrom { get; private set; } = DateTimeOffset.MinValue;

    public void Settled() => OwesFrom = null;

    public async Task<TranscriberResult> TranscribeAsync(CallVoices call, IReadOnlyList<string> expected, IProgress<double> progress, CancellationToken ct)
    {
        var settings = await store.GetAsync(ct);
        var key = await store.KeyAsync(ct);
        var done = 0;
        var sides = await Task.WhenAll(SideAsync(call.Caller), SideAsync(call.Callee));
        if (Array.Find(sides, s => s.Trouble is not null) is not { } failed)
            return new TranscriberResult.Heard(sides[0].Text!, sides[1].Text!, settings.Model, Demo: false);
        Log.Failed(logger, failed.Trouble!, failed.Detail);
        if (failed.Trouble is ServerTrouble.Rejected)
            return new TranscriberResult.NotThis("server-rejected", failed.Detail);
        // A server that is there and does not speak the format is not put right within a minute.
        var away = failed.Trouble is ServerTrouble.Unreachable or ServerTrouble.Slow;
        OwesFrom = clock.GetUtcNow() + (away ? TimeSpan.Zero : Mending);
        return new TranscriberResult.NotNow(away ? "server-away" : $"server-{failed.Trouble}", failed.Detail);

        async Task<ServerAnswer> SideAsync(ReadOnlyMemory<float> voice)
        {
            var answer = await HearAsync(settings, key, voice, expected, ct);
            progress.Report(Interlocked.Increment(ref done) / 2.0);
            return answer;
        }
    }

    private async Task<ServerAnswer> HearAsync(ServerSettings settings, string? key, ReadOnlyMemory<float> voice, IReadOnlyList<string> expected, CancellationToken ct)
    {
        // A side that never spoke is no work for a server.
        if (voice.IsEmpty || voice.Span.IndexOfAnyExcept(0f) < 0)
            return ServerAnswer.Heard(new(options.Value.Language == "auto" ? "fr" : options.Value.Language, [], []));
        var tried = new HashSet<string>();
        ServerAnswer? last = null;
        return await _retries.ExecuteAsync(async token =>
        {
            using var lease = await pool.TakeAsync(settings, tried, token) ?? await pool.TakeAsync(settings, Nobody, token);
            if (lease is null)
                return last ?? ServerAnswer.Failed(ServerTrouble.Unreachable, "every server kept failing and rests");
            tried.Add(lease.Server.Url);
            return last = await lease.AskAsync(
                async t => await client.TranscribeAsync(lease.Server, settings.Model, key, voice, expected, t), TimeSpan.FromSeconds(settings.TimeoutSeconds), token);
        }, ct);
    }

    private static readonly HashSet<string> Nobody = [];

    private static partial class Log
    {
        [LoggerMessage(5030, LogLevel.Warning, "No transcription server could transcribe a recording ({Trouble}): {Detail}")]
        public static partial void Failed(ILogger logger, string trouble, string detail);
    }
}
