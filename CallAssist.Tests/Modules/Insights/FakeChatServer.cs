using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallAssist.Tests.Modules.Insights;

/// <summary>A server of this machine that speaks the OpenAI chat protocol; what it answers is set per test.</summary>
internal sealed class FakeChatServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeChatServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First() + "/v1";

    /// <summary>Every request body, as received.</summary>
    public List<JsonNode> Requests { get; } = [];

    public List<string> Keys { get; } = [];

    /// <summary>Answers the request; the default is a good draft.</summary>
    public Func<JsonNode, HttpContext, Task> Answer { get; set; } = (_, http) => http.Response.WriteAsJsonAsync(Completion(Good));

    public static string Good { get; } =
        """
        {"subject":"DSN de mars rejetée","summary":[{"text":"Le client signale le rejet de sa DSN.","turns":[1]},{"text":"L'opératrice envoie la correction.","turns":[2]},{"text":"Un geste commercial de mille francs fut accordé.","turns":[0]}],
        "mood":"Anxieux","intent":"anomalie_dsn","actions":[{"text":"Correction envoyée","turns":[2]},{"text":"Visite sur place","turns":[99]}],"advice":["Confirmer la date limite"]}
        """;

    public static async Task<FakeChatServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new FakeChatServer(app);
        app.MapPost("/v1/chat/completions", async http =>
        {
            var body = (await JsonNode.ParseAsync(http.Request.Body))!;
            server.Requests.Add(body);
            server.Keys.Add(http.Request.Headers.Authorization.ToString());
            await server.Answer(body, http);
        });
        await app.StartAsync();
        return server;
    }

    /// <summary>The envelope of an answer.</summary>
    public static object Completion(string? content, string? refusal = null) => new
    {
        id = "chatcmpl-1", @object = "chat.completion", created = 1_700_000_000, model = "essai",
        choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content, refusal } } },
        usage = new { prompt_tokens = 300, completion_tokens = 120, total_tokens = 420 },
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
