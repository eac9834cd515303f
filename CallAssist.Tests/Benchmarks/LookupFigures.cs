using System.Diagnostics;
using System.Globalization;
using CallAssist.Modules.Customers;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Benchmarks;

/// <summary>Who is calling, among very many numbers: the card's lookup while the caller's call waits for it.</summary>
internal static class LookupFigures
{
    private const int Lookups = 20_000;
    private const int NumbersPerCompany = 5;

    public static async Task MeasureAsync(int numbers, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("callassist-lookup-").FullName;
        try
        {
            await MeasureAsync(numbers, folder, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(int numbers, string folder, TextWriter output)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Data:Directory", folder)]).Build();
        await using var provider = new ServiceCollection().AddLogging().AddKernel(configuration).AddCustomers().BuildServiceProvider();
        await KernelModule.MigrateAsync(provider);
        var editor = provider.GetRequiredService<ICustomerEditor>();
        for (var company = 0; company < numbers / NumbersPerCompany; company += 1000)
            await editor.SaveAsync([.. Enumerable.Range(company, Math.Min(1000, (numbers / NumbersPerCompany) - company)).Select(Company)]);

        var directory = provider.GetRequiredService<ICustomerDirectory>();
        output.WriteLine("| lookup | median µs | p99 µs |");
        output.WriteLine("|---|---|---|");
        var random = new Random(1);
        await TimeAsync("of a stored number", () => directory.LookupAsync(Number(random.Next(numbers))), known: true, output);
        await TimeAsync("of a stranger", () => directory.LookupAsync("+336" + random.Next(10_000_000, 99_999_999).ToString(CultureInfo.InvariantCulture)), known: false, output);
    }

    private static async Task TimeAsync(string name, Func<Task<CallerCard>> look, bool known, TextWriter output)
    {
        var times = new double[Lookups];
        for (var i = -1000; i < Lookups; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var card = await look();
            if (i >= 0)
                times[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
            if (card.Known != known)
                throw new InvalidOperationException($"{card.Number}: known is {card.Known}.");
        }

        Array.Sort(times);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[Lookups / 2]:F0} | {times[Lookups * 99 / 100]:F0} |"));
    }

    private static CompanyFile Company(int number) => new()
    {
        Name = $"Société {number}",
        ExternalId = $"K{number}",
        Numbers = [Number(number * NumbersPerCompany)],
        Contacts = [.. Enumerable.Range(1, NumbersPerCompany - 1).Select(i => new ContactFile($"Contact {i}", "", [Number((number * NumbersPerCompany) + i)]))],
    };

    private static string Number(int index) => "+334" + index.ToString("D8", CultureInfo.InvariantCulture);
}
