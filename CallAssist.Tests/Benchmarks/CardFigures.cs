using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using CallAssist.Modules.Compliance;
using CallAssist.Modules.Customers;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Popups;
using CallAssist.Modules.Telephony;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CallAssist.Benchmarks;

/// <summary>From the switchboard's request to the card on the feed: every client hears every call, which is harder than an office's own.</summary>
internal static class CardFigures
{
    private const int Clients = 100;
    private const int PerSecond = 5;

    public static async Task MeasureAsync(int calls, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("callassist-cards-").FullName;
        try
        {
            await using var app = Build(folder);
            await KernelModule.MigrateAsync(app.Services);
            await app.StartAsync();
            var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            await app.Services.GetRequiredService<ICustomerEditor>().SaveAsync(
                [.. Enumerable.Range(0, calls).Select(i => new CompanyFile { Name = $"Société {i}", Contacts = [new($"Mme {i}", "", [Number(i)])], Alerts = [new("unpaid-invoice", "Facture impayée", 1)] })]);
            var switchboard = await TokenAsync(app.Services, new("webhook", "switchboard", "asterisk", TokenRights.ReportEvents));
            var reader = await TokenAsync(app.Services, new("api", "desk", "intranet", TokenRights.ReadOffice));

            using var stop = new CancellationTokenSource();
            var sent = new ConcurrentDictionary<string, long>();
            var listeners = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => OpenAsync(address, reader)));
            var heard = listeners.Select(socket => HearAsync(socket, sent, calls, stop.Token)).ToList();
            using var http = new HttpClient { BaseAddress = address };
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
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static WebApplication Build(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Data:Directory"] = folder;
        builder.Services.AddKernel(builder.Configuration).AddCompliance().AddIdentity().AddCustomers().AddTelephony(builder.Configuration).AddPopups();
        builder.Services.AddSingleton<ICurrentPerson, Nobody>();
        var app = builder.Build();
        app.UseWebSockets();
        app.MapTelephony();
        app.MapPopups();
        return app;
    }

    private static async Task<string> TokenAsync(IServiceProvider services, NewToken token)
    {
        await using var scope = services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IAccessTokens>().CreateAsync(token)).Secret;
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

    /// <summary>Clients come with a token, not with a cookie.</summary>
    private sealed class Nobody : ICurrentPerson
    {
        public Task<Person?> GetAsync(CancellationToken ct) => Task.FromResult<Person?>(null);
    }
}
