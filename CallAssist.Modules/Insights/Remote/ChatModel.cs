using System.ClientModel;
using System.ClientModel.Primitives;
using CallAssist.Modules.Insights.Contracts;
using Microsoft.Extensions.Options;
using OpenAI;
using OpenAI.Chat;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace CallAssist.Modules.Insights.Remote;

/// <summary>
/// One question to an OpenAI-compatible server, answered as JSON. Each try has its time; what passes is tried again with growing
/// pauses; a server that keeps failing is left alone for a while.
/// </summary>
internal sealed class ChatModel(TimeProvider clock, IOptions<InsightsOptions> options)
{
    private static readonly ResiliencePropertyKey<TimeSpan> Timeout = new("timeout");

    private readonly ResiliencePipeline<ChatAnswer> _pipeline = new ResiliencePipelineBuilder<ChatAnswer> { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions<ChatAnswer>
        {
            MaxRetryAttempts = 2, Delay = TimeSpan.FromMilliseconds(options.Value.RetryMilliseconds), BackoffType = DelayBackoffType.Exponential, UseJitter = true,
            // What took its whole time once would take it again.
            ShouldHandle = new PredicateBuilder<ChatAnswer>().HandleResult(a => a.Trouble is RemoteTrouble.Unreachable),
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ChatAnswer>
        {
            FailureRatio = 0.8, MinimumThroughput = 6, SamplingDuration = TimeSpan.FromMinutes(5), BreakDuration = TimeSpan.FromMinutes(1),
            ShouldHandle = new PredicateBuilder<ChatAnswer>().HandleResult(a => a.Trouble is RemoteTrouble.Unreachable).Handle<TimeoutRejectedException>(),
        })
        .AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = static a => ValueTask.FromResult(a.Context.Properties.GetValue(Timeout, TimeSpan.FromMinutes(1))) })
        .Build();

    public async Task<ChatAnswer> AskAsync(RemoteEndpoint endpoint, string? key, string system, string call, CancellationToken ct)
    {
        var context = ResilienceContextPool.Shared.Get(ct);
        context.Properties.Set(Timeout, TimeSpan.FromSeconds(endpoint.TimeoutSeconds));
        try
        {
            return await _pipeline.ExecuteAsync(async c => await OnceAsync(endpoint, key, system, call, c.CancellationToken), context);
        }
        catch (TimeoutRejectedException)
        {
            return ChatAnswer.Failed(RemoteTrouble.Slow);
        }
        catch (BrokenCircuitException)
        {
            return ChatAnswer.Failed(RemoteTrouble.Unreachable);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static async Task<ChatAnswer> OnceAsync(RemoteEndpoint endpoint, string? key, string system, string call, CancellationToken ct)
    {
        var client = new ChatClient(
            endpoint.Model, new ApiKeyCredential(key ?? "none"),
            new OpenAIClientOptions { Endpoint = new Uri(endpoint.Url), RetryPolicy = new ClientRetryPolicy(0), NetworkTimeout = System.Threading.Timeout.InfiniteTimeSpan });
        try
        {
            ChatCompletion answer = await client.CompleteChatAsync(
                [new SystemChatMessage(system), new UserChatMessage(call)],
                new ChatCompletionOptions { ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat(DraftSchema.Name, DraftSchema.Json, jsonSchemaIsStrict: true) },
                ct);
            return Read(answer, system.Length + call.Length);
        }
        catch (ClientResultException refused)
        {
            return ChatAnswer.Failed(refused.Status switch
            {
                401 or 403 => RemoteTrouble.Key,
                0 or 408 or 429 or >= 500 => RemoteTrouble.Unreachable,
                _ => RemoteTrouble.Rejected,
            });
        }
        catch (Exception wrong) when (wrong is System.Text.Json.JsonException or InvalidOperationException or ArgumentOutOfRangeException or FormatException or KeyNotFoundException)
        {
            // The package reads the envelope itself; what it cannot read is no answer of this protocol.
            return ChatAnswer.Failed(RemoteTrouble.Malformed);
        }
        catch (HttpRequestException)
        {
            return ChatAnswer.Failed(RemoteTrouble.Unreachable);
        }
    }

    private static ChatAnswer Read(ChatCompletion answer, int asked)
    {
        var text = string.Concat(answer.Content.Select(part => part.Text));
        // Four characters to a token, where the server does not count.
        var tokens = answer.Usage is { TotalTokenCount: > 0 and var counted } ? counted : (asked + text.Length) / 4;
        if (!string.IsNullOrEmpty(answer.Refusal) || answer.FinishReason == ChatFinishReason.ContentFilter)
            return ChatAnswer.Failed(RemoteTrouble.Refused, tokens);
        return string.IsNullOrWhiteSpace(text) ? ChatAnswer.Failed(RemoteTrouble.Empty, tokens) : new(text, null, tokens);
    }
}
