using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using CallAssist.Modules.Recordings.Upload;
using CallAssist.Protocol.AgentV1;
using CallAssist.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallAssist.Tests.Agent.Capture;

/// <summary>An upload that nobody goes on with.</summary>
public sealed class AbandonedUploadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_WithoutAChunkForTwoWeeks_IsClearedAwayAndMayBeginAgain()
    {
        var clock = new FakeClock { Now = DateTimeOffset.UtcNow };
        await using var office = await AgentOffice.OpenAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        using var http = new HttpClient { BaseAddress = new(office.Options.Server), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", office.Options.Token) } };
        var capture = await File.ReadAllBytesAsync(AgentOffice.Capture(), Ct);
        var facts = new CaptureFacts(Guid.CreateVersion7(), "6002", null, "call", clock.Now, clock.Now, CaptureMode.Always, CaptureEnds.HangUp, []);
        await BeginAsync(http, facts, capture);
        using (var first = await PutAsync(http, facts, capture, 0))
            first.EnsureSuccessStatusCode();
        var folder = Path.Combine(office.Folder, "data", "uploads");

        clock.Now += TimeSpan.FromDays(13);
        await ForgetAsync(office);
        Assert.Single(Directory.GetDirectories(folder));
        clock.Now += TimeSpan.FromDays(2);
        await ForgetAsync(office);
        Assert.Empty(Directory.GetDirectories(folder));

        using (var late = await PutAsync(http, facts, capture, AgentApi.MaxChunk))
            Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.Equal(0, (await BeginAsync(http, facts, capture)).Received);
        for (var offset = 0; offset < capture.Length; offset += AgentApi.MaxChunk)
        {
            using var chunk = await PutAsync(http, facts, capture, offset);
            chunk.EnsureSuccessStatusCode();
        }

        Assert.Single(await office.ListAsync());
        // What became a recording is no abandoned upload, however old.
        clock.Now += TimeSpan.FromDays(20);
        await ForgetAsync(office);
        Assert.NotNull((await BeginAsync(http, facts, capture)).Receipt);
    }

    [Fact]
    public async Task Folder_WhoseRowAKillTookAway_IsClearedAwayToo()
    {
        var clock = new FakeClock { Now = DateTimeOffset.UtcNow };
        await using var office = await AgentOffice.OpenAsync(builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var left = Directory.CreateDirectory(Path.Combine(office.Folder, "data", "uploads", Guid.CreateVersion7().ToString("D"))).FullName;

        await ForgetAsync(office);
        Assert.True(Directory.Exists(left));
        clock.Now += TimeSpan.FromDays(15);
        await ForgetAsync(office);
        Assert.False(Directory.Exists(left));
    }

    private static async Task ForgetAsync(AgentOffice office)
    {
        await using var scope = office.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ForgetUploads>().RunAsync(Guid.Empty, Ct);
    }

    private static async Task<UploadState> BeginAsync(HttpClient http, CaptureFacts facts, byte[] capture)
    {
        using var answer = await http.PostAsJsonAsync(AgentApi.Uploads, new UploadStart(facts, capture.Length, Convert.ToHexStringLower(SHA256.HashData(capture))), AgentJson.Default.UploadStart, Ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync(AgentJson.Default.UploadState, Ct))!;
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient http, CaptureFacts facts, byte[] capture, int offset)
    {
        var chunk = capture[offset..Math.Min(capture.Length, offset + AgentApi.MaxChunk)];
        return http.PutAsync($"{AgentApi.Uploads}/{facts.CaptureId}?offset={offset}&sha256={Convert.ToHexStringLower(SHA256.HashData(chunk))}", new ByteArrayContent(chunk), Ct);
    }
}
