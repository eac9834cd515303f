using System.Net.Http.Headers;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Tests.Architecture;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Tests.Web;

/// <summary>Sends captures as an agent does.</summary>
internal static class AgentCalls
{
    public static string Fixture(string name) => Path.Combine(SourceTree.Root, "CallAssist.Tests", "Fixtures", name);

    public static async Task<string> TokenAsync(this WebHost host, string kind = "agent", TokenRights rights = TokenRights.UploadRecordings) =>
        (await host.Services.GetRequiredService<IAccessTokens>().CreateAsync(new(kind, "PC", kind == "agent" ? "agent" : "generic", rights))).Secret;

    public static Task<HttpResponseMessage> UploadAsync(this WebHost host, string token, string fixture, string query = "") =>
        host.UploadAsync(token, File.ReadAllBytes(Fixture(fixture)), Path.GetFileName(fixture), query);

    public static async Task<HttpResponseMessage> UploadAsync(this WebHost host, string token, byte[] capture, string name, string query = "")
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"agent/v1/recordings?name={name}{query}")
        {
            Content = new ByteArrayContent(capture), Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>What the agent reads of its uploads.</summary>
    public static async Task<string> ListAsync(this WebHost host, string token)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return await http.GetStringAsync("agent/v1/recordings", TestContext.Current.CancellationToken);
    }
}
