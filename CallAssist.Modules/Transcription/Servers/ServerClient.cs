using System.Net;
using System.Net.Http.Headers;
using CallAssist.Modules.Transcription.Contracts;
using Microsoft.Extensions.Options;

namespace CallAssist.Modules.Transcription.Servers;

/// <summary>One voice to one server, once. A server inside the house is only reached inside the house; no answer sends a voice elsewhere.</summary>
internal sealed class ServerClient(IOptions<TranscriptionOptions> options) : IDisposable
{
    private const int SampleRate = 16_000;
    private const int LongestAnswer = 64 << 20;
    private const int PromptLetters = 600;

    private readonly HttpClient _inside = Client(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, ConnectCallback = InsideConnection.ConnectAsync });
    private readonly HttpClient _outside = Client(new SocketsHttpHandler { AllowAutoRedirect = false });

    public async Task<ServerAnswer> TranscribeAsync(ServerAddress server, string model, string? key, ReadOnlyMemory<float> voice, IReadOnlyList<string> expected, CancellationToken ct)
    {
        using var form = new MultipartFormDataContent
        {
            { new VoiceContent(voice), "file", "voice.wav" },
            { new StringContent(model), "model" },
            { new StringContent("verbose_json"), "response_format" },
            { new StringContent("segment"), "timestamp_granularities[]" },
            { new StringContent("word"), "timestamp_granularities[]" },
            { new StringContent("0"), "temperature" },
        };
        if (options.Value.Language != "auto")
            form.Add(new StringContent(options.Value.Language), "language");
        if (Prompt(expected) is { Length: > 0 } prompt)
            form.Add(new StringContent(prompt), "prompt");
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url.TrimEnd('/') + "/audio/transcriptions") { Content = form };
        return await SendAsync(server, request, key, (double)voice.Length / SampleRate, ct);
    }

    /// <summary>Null when something answers there; what kind of answer does not matter.</summary>
    public async Task<string?> KnockAsync(ServerAddress server, string? key, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Url.TrimEnd('/') + "/models");
        try
        {
            using var answer = await PathTo(server).SendAsync(Signed(request, key), HttpCompletionOption.ResponseHeadersRead, ct);
            return (int)answer.StatusCode >= 500 ? ServerTrouble.Unreachable : null;
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return TroubleOf(error);
        }
    }

    public void Dispose()
    {
        _inside.Dispose();
        _outside.Dispose();
    }

    private async Task<ServerAnswer> SendAsync(ServerAddress server, HttpRequestMessage request, string? key, double seconds, CancellationToken ct)
    {
        try
        {
            using var answer = await PathTo(server).SendAsync(Signed(request, key), HttpCompletionOption.ResponseContentRead, ct);
            if (!answer.IsSuccessStatusCode)
                return ServerAnswer.Failed(TroubleOf(answer.StatusCode), $"status {(int)answer.StatusCode}");
            var body = await answer.Content.ReadAsByteArrayAsync(ct);
            return VerboseJson.Read(body, seconds, out var problem) is { } text ? ServerAnswer.Heard(text) : ServerAnswer.Failed(ServerTrouble.Malformed, problem!);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return ServerAnswer.Failed(TroubleOf(error), error.GetBaseException().Message);
        }
    }

    private HttpClient PathTo(ServerAddress server) => server.Outside ? _outside : _inside;

    private static HttpRequestMessage Signed(HttpRequestMessage request, string? key)
    {
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return request;
    }

    private static string TroubleOf(Exception error) => error switch
    {
        OutsideException or { InnerException: OutsideException } => ServerTrouble.Outside,
        // The connection ended within an answer that had begun.
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } => ServerTrouble.Malformed,
        _ => ServerTrouble.Unreachable,
    };

    private static string TroubleOf(HttpStatusCode status) => (int)status switch
    {
        401 or 403 => ServerTrouble.Key,
        408 or 425 or 429 or >= 500 => ServerTrouble.Unreachable,
        _ => ServerTrouble.Rejected,
    };

    // Whisper reads 224 tokens of it, the last ones.
    private static string Prompt(IReadOnlyList<string> expected)
    {
        var taken = 0;
        return string.Join(", ", expected.TakeWhile(term => (taken += term.Length + 2) <= PromptLetters));
    }

    private static HttpClient Client(HttpMessageHandler handler) => new(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LongestAnswer };
}
