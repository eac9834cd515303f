using CallAssist.Engines.Voices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CallAssist.Tests.Modules.Transcription;

/// <summary>A server of this machine that speaks OpenAI's transcription format; what it answers is set per test.</summary>
internal sealed class FakeTranscriptionServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _now;

    private FakeTranscriptionServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First() + "/v1";

    /// <summary>Every request: its fields and the voice.</summary>
    public List<(Dictionary<string, string[]> Fields, WavAudio Voice, string Key)> Requests { get; } = [];

    /// <summary>Most requests at one time.</summary>
    public int Most { get; private set; }

    /// <summary>Answers; the default is what OpenAI answers.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = http => http.Response.WriteAsJsonAsync(Good);

    public static object Good { get; } = new
    {
        task = "transcribe", language = "french", duration = 10.0, text = " Bonjour madame, je vous écoute. Sous-titrage Radio-Canada",
        segments = new object[]
        {
            new { id = 0, seek = 0, start = 0.5, end = 2.5, text = " Bonjour madame, je vous écoute.", tokens = new[] { 1, 2 }, temperature = 0.0, avg_logprob = -0.2, compression_ratio = 1.1, no_speech_prob = 0.01 },
            new { id = 1, seek = 0, start = 3.0, end = 4.0, text = " Sous-titrage Radio-Canada", tokens = new[] { 3 }, temperature = 0.0, avg_logprob = -0.3, compression_ratio = 1.0, no_speech_prob = 0.2 },
            new { id = 2, seek = 0, start = 4.0, end = 5.0, text = " Oui.", tokens = new[] { 4 }, temperature = 0.0, avg_logprob = -1.4, compression_ratio = 1.0, no_speech_prob = 0.9 },
        },
        words = new object[]
        {
            new { word = "Bonjour", start = 0.5, end = 0.9 }, new { word = "madame", start = 0.9, end = 1.4 }, new { word = "je", start = 1.5, end = 1.6 },
            new { word = "vous", start = 1.6, end = 1.8 }, new { word = "écoute", start = 1.8, end = 2.4 },
        },
    };

    public static async Task<FakeTranscriptionServer> StartAsync(string address = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address).ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = long.MaxValue);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new FakeTranscriptionServer(app);
        app.MapGet("/v1/models", () => Results.NotFound());
        app.MapPost("/v1/audio/transcriptions", server.HearAsync).DisableAntiforgery();
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HearAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var fields = form.ToDictionary(f => f.Key, f => f.Value.Select(v => v!).ToArray());
        lock (Requests)
        {
            Requests.Add((fields, Wav.Read(form.Files["file"]!.OpenReadStream())!, http.Request.Headers.Authorization.ToString()));
            Most = Math.Max(Most, ++_now);
        }

        try
        {
            await Answer(http);
        }
        finally
        {
            lock (Requests)
                _now--;
        }
    }
}
