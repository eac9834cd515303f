using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Benchmarks;

/// <summary>From the switchboard's request to the card on the feed: every client hears every call, which is harder than an office's own.</summary>
internal static class CardFigures
{
    private const int Clients = 100;
    private const int PerSecond = 5;

    public static async Task MeasureAsync(int calls, TextWriter output)
    {
        await using var host = await CallHost.StartAsync();
        await host.Services.GetRequiredService<ICustomerEditor>().SaveAsync(
            [.. Enumerable.Range(0, calls).Select(i => new CompanyFile { Name = $"Société {i}", Contacts = [new($"Mme {i}", "", [Number(i)])], Alerts = [new("unpaid-invoice", "Facture impayée", 1)] })]);
        var switchboard = await host.TokenAsync(new("webhook", "switchboard", "asterisk", TokenRights.ReportEvents));
        var reader = await host.TokenAsync(new("api", "desk", "intranet", TokenRights.ReadOffice));

        using var stop = new CancellationTokenSource();
        var sent = new ConcurrentDictionary<string, long>();
        var listeners = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => OpenAsync(host.Address, reader)));
        var heard = listeners.Select(socket => HearAsync(socket, sent, calls, stop.Token)).ToList();
        using var http = new HttpClient { BaseAddress = host.Address };
        for (var i = 0; i < calls; i++)
        {
            sent["+33" + Number(i)[1..]] = Stopwatch.GetTimestamp();
            (await http.GetAsync($"hooks/{switchboard}/?event=incoming&linkedid=c{i}&caller={Number(i)}&called=0199001000")).EnsureSuccessStatusCode();
            await Task.Delay(TimeSpan.FromSeconds(1.0 / PerSecond));
        }

        stop.CancelAfter(TimeSpan.FromSeconds(5));
        var times = (await Task.WhenAll(heard)).SelectMany(t => t).Order().ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"webhook to card at {Clients} clients: median {times[times.Count / 2]:F1} ms, p99 {times[times.Count * 99 / 100]:F1} ms, most {times[^1]:F1} ms ({times.Count} of {calls * Clients} cards heard)"));
    }

    private static async Task<ClientWebSocket> OpenAsync(Uri address, string token)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/feed" }.Uri, CancellationToken.None);
        return socket;
    }

    /// <summary>How long each call took to reach this client, in milliseconds.</summary>
    private static async Task<List<double>> HearAsync(ClientWebSocket socket, ConcurrentDictionary<string, long> sent, int calls, CancellationToken stop)
    {
        var times = new List<double>(calls);
        var buffer = new byte[64 * 1024];
        try
        {
            while (times.Count < calls)
            {
                var got = await socket.ReceiveAsync(buffer.AsMemory(), stop);
                var now = Stopwatch.GetTimestamp();
                using var message = JsonDocument.Parse(Encoding.UTF8.GetString(buffer, 0, got.Count));
                if (message.RootElement.GetProperty("type").GetString() == "call.ringing"
                    && message.RootElement.GetProperty("call").GetProperty("number").GetString() is { } number && sent.TryGetValue(number, out var at))
                    times.Add(Stopwatch.GetElapsedTime(at, now).TotalMilliseconds);
            }
        }
        catch (OperationCanceledException)
        {
            // What was not heard by now is missing from the count.
        }

        socket.Dispose();
        return times;
    }

    private static string Number(int i) => $"06399{80000 + i:00000}";
}
