using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using CallAssist.Agent.Capture.Sealed;
using CallAssist.Agent.Settings;
using CallAssist.Protocol.AgentV1;

namespace CallAssist.Agent.Upload;

/// <summary>Sends a capture in chunks, from where the server has it on: a broken connection costs one chunk, a second try never a second recording.</summary>
internal sealed class ChunkedUploader(HttpClient http, AgentOptions options, TimeProvider clock)
{
    /// <summary>A request that takes so long is given up: a chunk passes even the slowest line in less.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task<UploadOutcome> SendAsync(SealedCapture capture, CancellationToken ct)
    {
        var digest = await CaptureDigest.OfAsync(capture, ct);
        var start = new UploadStart(capture.Facts(), digest.Length, digest.Sha256);
        var (state, instead) = await AskAsync(HttpMethod.Post, AgentApi.Uploads, JsonContent.Create(start, AgentJson.Default.UploadStart), AgentJson.Default.UploadState, ct);
        var buffer = new byte[AgentApi.MaxChunk];
        while (state is { Receipt: null })
        {
            var from = state.Received;
            var chunk = await ReadAsync(capture, from, buffer, ct);
            var path = $"{AgentApi.Uploads}/{state.CaptureId}?{AgentApi.Offset}={from}&{AgentApi.Sha256}={Convert.ToHexStringLower(SHA256.HashData(chunk.Span))}";
            var begun = clock.GetTimestamp();
            (state, instead) = await AskAsync(HttpMethod.Put, path, new ReadOnlyMemoryContent(chunk), AgentJson.Default.UploadState, ct);
            if (state is { Receipt: null } && state.Received == from)
                return new UploadOutcome.Postponed(Obstacle.Damaged);
            await ThrottleAsync(chunk.Length, begun, ct);
        }

        return state?.Receipt is { } receipt && receipt.Id != Guid.Empty ? new UploadOutcome.Taken(receipt.Id, New: true) : instead;
    }

    private async Task<(T?, UploadOutcome)> AskAsync<T>(HttpMethod method, string path, HttpContent content, JsonTypeInfo<T> type, CancellationToken ct) where T : class
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        using var request = new HttpRequestMessage(method, path) { Content = content, Headers = { Authorization = new AuthenticationHeaderValue("Bearer", options.Token) } };
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return await ServerAnswer.ReadAsync(response, type, clock, either.Token);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException || broken is OperationCanceledException && !ct.IsCancellationRequested)
        {
            return (null, new UploadOutcome.Postponed(ServerAnswer.Obstacle(broken)));
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(SealedCapture capture, long from, byte[] buffer, CancellationToken ct)
    {
        capture.Position = from;
        var length = await capture.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return buffer.AsMemory(0, length);
    }

    private Task ThrottleAsync(int bytes, long begun, CancellationToken ct)
    {
        if (options.UploadRate == 0)
            return Task.CompletedTask;
        var due = TimeSpan.FromSeconds((double)bytes / options.UploadRate) - clock.GetElapsedTime(begun);
        return due > TimeSpan.Zero ? Task.Delay(due, clock, ct) : Task.CompletedTask;
    }
}
