using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace CallAssist.Tests.EndToEnd;

/// <summary>
/// From the switchboard's request to the card that a person sees, in a real Chromium, beside 99 clients of the feed that hear every call.
/// The figure is printed; <c>CALLASSIST_CARDS</c> says of how many calls (docs/benchmarks.md).
/// </summary>
public sealed class PaintedCardStory(PublishedApp published, Browser browser, ITestOutputHelper output)
{
    private const int Clients = 99;

    /// <summary>A card counts once the frame after it was painted has begun; the clock is the machine's, as the sender's.</summary>
    private const string Watch =
        """
        window.painted = {};
        new MutationObserver(() => {
          for (const card of document.querySelectorAll('article.card')) {
            const number = (card.querySelector('.number') ?? card.querySelector('h2'))?.textContent.replace(/\D/g, '');
            if (number && !(number in painted)) {
              painted[number] = 0;
              requestAnimationFrame(() => setTimeout(() => painted[number] = performance.timeOrigin + performance.now()));
            }
          }
        }).observe(document.body, { childList: true, subtree: true, characterData: true });
        """;

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Card_IsPaintedForEachCall_WhileNinetyNineOthersListen()
    {
        var calls = int.Parse(Environment.GetEnvironmentVariable("CALLASSIST_CARDS") ?? "5", CultureInfo.InvariantCulture);
        await using var app = await published.StartAsync(Directory.CreateTempSubdirectory("callassist-painted-").FullName);
        using var http = new HttpClient { BaseAddress = new(app.Address) };
        var ada = await browser.OpenAsync(app.Address);
        await ada.SetUpOfficeAsync();
        var password = await ada.AddOperatorAsync("Léa Petit", "lea", "6002");
        var switchboard = await ada.CreateTokenAsync("Standard", "asterisk");
        var intranet = await ada.CreateTokenAsync("Intranet", "intranet");
        await AddCustomersAsync(http, intranet, calls);
        var lea = await browser.OpenAsync(app.Address);
        await lea.SignInAsync("lea", password);
        await Assertions.Expect(lea.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await lea.EvaluateAsync(Watch);
        var listeners = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => ListenAsync(app.Address, intranet)));
        var heard = listeners.Select(socket => HearAsync(socket, calls)).ToList();

        var sent = new List<double>();
        for (var i = 0; i < calls; i++)
        {
            await TellAsync($"event=incoming&linkedid={i}.1&caller={Number(i)}&called=0199001000");
            sent.Add((DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).TotalMilliseconds);
            await TellAsync($"event=ringing&linkedid={i}.1&peer=6002");
            await Modules.ModuleHost.EventuallyAsync(() => lea.EvaluateAsync<bool>("number => painted[number] > 0", Number(i)), "no card was painted");
            await TellAsync($"event=hangup&linkedid={i}.1&dialstatus=NOANSWER");
            await Assertions.Expect(lea.Locator("article.card")).ToHaveCountAsync(0);
        }

        var painted = await lea.EvaluateAsync<Dictionary<string, double>>("painted");
        var times = sent.Select((at, i) => painted[Number(i)] - at).Order().ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"webhook to painted card, {Clients} other clients: median {times[times.Count / 2]:F1} ms, p99 {times[times.Count * 99 / 100]:F1} ms, most {times[^1]:F1} ms ({times.Count} calls)"));
        Assert.Equal(Enumerable.Repeat(calls, Clients), await Task.WhenAll(heard));

        async Task TellAsync(string query) => Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"hooks/{switchboard}/?{query}", Ct)).StatusCode);
    }

    private static async Task AddCustomersAsync(HttpClient http, string token, int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"api/v1/customers/C-{i}");
            request.Headers.Authorization = new("Bearer", token);
            request.Content = new StringContent(JsonSerializer.Serialize(new { name = $"Société {i}", numbers = new[] { Number(i) }, alerts = new[] { new { kind = "unpaid-invoice", text = "Facture impayée", severity = 1 } } }), Encoding.UTF8, "application/json");
            using var answer = await http.SendAsync(request, Ct);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
        }
    }

    private static async Task<ClientWebSocket> ListenAsync(string address, string token)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/feed" }.Uri, Ct);
        return socket;
    }

    /// <summary>Listens until every call has rung; returns how many did.</summary>
    private static async Task<int> HearAsync(ClientWebSocket socket, int calls)
    {
        using var own = socket;
        var rung = new HashSet<string>();
        var buffer = new byte[64 * 1024];
        while (rung.Count < calls)
        {
            // A message may come in parts.
            var length = 0;
            ValueWebSocketReceiveResult got;
            do
            {
                got = await socket.ReceiveAsync(buffer.AsMemory(length), Ct);
                length += got.Count;
            }
            while (!got.EndOfMessage);
            using var message = JsonDocument.Parse(buffer.AsMemory(0, length));
            if (message.RootElement.GetProperty("type").GetString() == "call.ringing")
                rung.Add(message.RootElement.GetProperty("call").GetProperty("id").GetString()!);
        }

        return rung.Count;
    }

    private static string Number(int i) => $"06399{80000 + i:00000}";
}
