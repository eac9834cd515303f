using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Protocol.AgentV1;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Agent.Capture;

/// <summary>The server's end of an upload in chunks, asked by hand.</summary>
public sealed class UploadInterfaceTests : IAsyncLifetime
{
    private readonly byte[] _capture = File.ReadAllBytes(AgentOffice.Capture());
    private AgentOffice _office = null!;
    private HttpClient _http = null!;
    private CaptureFacts _facts = null!;

    [Fact]
    public async Task Upload_ChunkByChunk_IsOneRecordingHoweverOftenItIsAsked()
    {
        var begun = await BeginAsync();
        Assert.Equal((0, null), (begun.Received, begun.Receipt));
        var receipts = new List<Guid>();
        for (var offset = 0; offset < _capture.Length; offset += AgentApi.MaxChunk)
        {
            await PutAsync(offset);
            // The answer was lost: the same chunk again is passed over.
            receipts.AddRange((await PutAsync(offset)).Receipt is { } receipt ? [receipt.Id] : []);
        }

        receipts.Add((await BeginAsync()).Receipt!.Id);

        Assert.Single(receipts.Distinct());
        Assert.Equal(receipts[0], Assert.Single(await _office.ListAsync()).Id);
    }

    [Fact]
    public async Task Upload_KilledBetweenItsLastTwoSteps_LeavesNoChunks()
    {
        await SendAllAsync();
        var folder = Path.Combine(_office.Folder, "data", "uploads");
        var id = await _office.Services.GetRequiredService<IDatabase>().ReadAsync(c => Dapper.SqlMapper.QuerySingleAsync<string>(c, "SELECT id FROM recordings_upload"));
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, id)).FullName, "0.sealed"), "left");

        Assert.NotNull((await BeginAsync()).Receipt);

        Assert.Empty(Directory.GetDirectories(folder));
    }

    [Fact]
    public async Task Upload_ChunkLostOnTheServersDisk_IsSentAgainWhole()
    {
        await BeginAsync();
        await PutAsync(0);
        Directory.Delete(Directory.GetDirectories(Path.Combine(_office.Folder, "data", "uploads")).Single(), recursive: true);

        using var damaged = await PutRawAsync(AgentApi.MaxChunk, Chunk(AgentApi.MaxChunk));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, damaged.StatusCode);
        Assert.Equal(0, (await BeginAsync()).Received);
        await SendAllAsync();

        Assert.Single(await _office.ListAsync());
    }

    [Fact]
    public async Task Chunk_Damaged_IsNotTaken()
    {
        await BeginAsync();
        var chunk = Chunk(0);
        var hash = Convert.ToHexStringLower(SHA256.HashData(chunk));
        chunk[1000] ^= 1;

        using var answer = await _http.PutAsync($"{AgentApi.Uploads}/{_facts.CaptureId}?offset=0&sha256={hash}", new ByteArrayContent(chunk));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(AgentErrorCodes.Damaged, (await answer.Content.ReadFromJsonAsync<AgentError>())!.Code);
        Assert.Equal(0, (await BeginAsync()).Received);
    }

    [Fact]
    public async Task Chunk_OfAnUploadNeverBegun_IsUnknown()
    {
        using var answer = await PutRawAsync(0, Chunk(0));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Upload_FoundShorterAfterACrash_BeginsAnew()
    {
        await BeginAsync();
        await PutAsync(0);
        var shorter = _capture[..^100_000];

        using var answer = await _http.PostAsJsonAsync(AgentApi.Uploads, new UploadStart(_facts, shorter.Length, Convert.ToHexStringLower(SHA256.HashData(shorter))), AgentJson.Default.UploadStart);

        Assert.Equal(0, (await answer.Content.ReadFromJsonAsync(AgentJson.Default.UploadState))!.Received);
    }

    public async ValueTask InitializeAsync()
    {
        _office = await AgentOffice.OpenAsync();
        _http = new HttpClient { BaseAddress = new(_office.Options.Server), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", _office.Options.Token) } };
        _facts = new(Guid.CreateVersion7(), "6002", null, "call", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, CaptureMode.Always, CaptureEnds.HangUp, []);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _office.DisposeAsync();
    }

    private async Task<UploadState> BeginAsync()
    {
        using var answer = await _http.PostAsJsonAsync(AgentApi.Uploads, new UploadStart(_facts, _capture.Length, Convert.ToHexStringLower(SHA256.HashData(_capture))), AgentJson.Default.UploadStart);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync(AgentJson.Default.UploadState))!;
    }

    private async Task<UploadState> PutAsync(int offset)
    {
        using var answer = await PutRawAsync(offset, Chunk(offset));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync(AgentJson.Default.UploadState))!;
    }

    private async Task SendAllAsync()
    {
        await BeginAsync();
        for (var offset = 0; offset < _capture.Length; offset += AgentApi.MaxChunk)
            await PutAsync(offset);
    }

    private Task<HttpResponseMessage> PutRawAsync(int offset, byte[] chunk) => _http.PutAsync(
        $"{AgentApi.Uploads}/{_facts.CaptureId}?offset={offset}&sha256={Convert.ToHexStringLower(SHA256.HashData(chunk))}", new ByteArrayContent(chunk));

    private byte[] Chunk(int offset) => _capture[offset..Math.Min(_capture.Length, offset + AgentApi.MaxChunk)];
}
