using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Benchmarks;

/// <summary>How long a switchboard waits for the answer to its webhook, beside what the disk's own flush takes.</summary>
internal static class HookFigures
{
    private const int PerSecond = 200;
    private const int Customers = 2_000;

    public static async Task MeasureAsync(int seconds, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, {RuntimeInformation.FrameworkDescription}"));
        await using var host = await CallHost.StartAsync();
        Write(output, "flush of 4 KB to the disk", Flushes(host.Folder, 400));
        await host.Services.GetRequiredService<ICustomerEditor>().SaveAsync(
            [.. Enumerable.Range(0, Customers).Select(i => new CompanyFile { Name = $"Société {i}", ExternalId = $"C-{i}", Contacts = [new($"Mme {i}", "", [Number(i)])] })]);
        var secret = await host.TokenAsync(new("webhook", "benchmark", "asterisk", TokenRights.ReportEvents | TokenRights.ReadCaller));
        using var http = new HttpClient { BaseAddress = host.Address };
        await SendAsync(http, secret, 2, 0);
        var (processor, allocated, collections) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), GC.CollectionCount(2));
        Write(output, $"answer to a webhook, {PerSecond} a second for {seconds} s", await SendAsync(http, secret, seconds, 1_000_000));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"per request, with client, assembler and cards: {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / (seconds * PerSecond):F2} ms of processor, {(GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / (seconds * PerSecond):F0} KB allocated; {GC.CollectionCount(2) - collections} full collections"));
        Write(output, "flush again", Flushes(host.Folder, 400));
    }

    /// <summary>Whole calls, their requests spread evenly; each is sent at its time whether the one before was answered or not.</summary>
    private static async Task<List<double>> SendAsync(HttpClient http, string secret, int seconds, int first)
    {
        string[] events = ["incoming", "ringing", "answered", "hangup"];
        var began = Stopwatch.GetTimestamp();
        var sent = new List<Task<double>>();
        for (var i = 0; i < seconds * PerSecond; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / PerSecond) - Stopwatch.GetElapsedTime(began);
            if (due > TimeSpan.Zero)
                await Task.Delay(due);
            sent.Add(OneAsync(http, $"hooks/{secret}/?event={events[i % 4]}&linkedid={first + i / 4}.1&caller={Number(i / 4 % (2 * Customers))}&called=0199001000&peer={200 + i / 4 % 40}"));
        }

        return [.. (await Task.WhenAll(sent)).Order()];
    }

    private static async Task<double> OneAsync(HttpClient http, string address)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await http.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static List<double> Flushes(string folder, int count)
    {
        using var file = new FileStream(Path.Combine(folder, "flush.bin"), FileMode.Create);
        var page = new byte[4096];
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            file.Write(page);
            var began = Stopwatch.GetTimestamp();
            file.Flush(flushToDisk: true);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return [.. times.Order()];
    }

    private static string Number(int i) => $"06399{80000 + i:00000}";

    private static void Write(TextWriter output, string what, List<double> sorted) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what,-50} median {sorted[sorted.Count / 2],7:F2} ms, p99 {sorted[(int)(sorted.Count * 0.99)],7:F2} ms, most {sorted[^1],7:F2} ms ({sorted.Count})"));
}
