using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallAssist.Tests.Modules.Webhooks;

/// <summary>The intranet's side: takes messages, or does not, as a test says.</summary>
internal sealed class FakeReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeReceiver(WebApplication app) => _app = app;

    public string Url => _app.Urls.First() + "/in?from=desk";

    /// <summary>Everything that came, taken or not.</summary>
    public ConcurrentQueue<Received> Requests { get; } = [];

    /// <summary>How it answers; 204 unless told otherwise.</summary>
    public Func<HttpContext, Received, Task> Answer { get; set; } = (http, _) => StatusAsync(http, 204);

    public IEnumerable<string> Ids => Requests.Select(r => r.Body.GetProperty("id").GetString()!);

    public static async Task<FakeReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new FakeReceiver(app);
        app.MapPost("/in", async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var text = await reader.ReadToEndAsync();
            var received = new Received(text, JsonDocument.Parse(text).RootElement, http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString()));
            receiver.Requests.Enqueue(received);
            await receiver.Answer(http, received);
        });
        await app.StartAsync();
        return receiver;
    }

    public static Task StatusAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public sealed record Received(string Text, JsonElement Body, Dictionary<string, string> Headers);
}
