using System.Diagnostics;
using System.Globalization;
using CallAssist.Modules.Compliance;
using CallAssist.Modules.Customers;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Telephony;
using CallAssist.Modules.Telephony.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Benchmarks;

/// <summary>Pages of the call log, every filter, over a month of calls among the others that are kept, on SQLite.</summary>
internal static class CallLogFigures
{
    private const int Rounds = 60;
    private const int Operators = 20;
    private const int Customers = 3_000;

    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset MonthBegins = Now.AddDays(-30);
    private static readonly Person Supervisor = new() { Role = Roles.Supervisor };
    private static readonly Person Operator = new() { Role = Roles.Operator, Extensions = ["6003"] };

    /// <param name="perMonth">Calls of a month.</param>
    /// <param name="months">How many months are kept.</param>
    /// <param name="output">Where the table goes.</param>
    public static async Task MeasureAsync(int perMonth, int months, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("callassist-calllog-").FullName;
        try
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Data:Directory", folder)]).Build();
            await using var provider = new ServiceCollection().AddLogging().AddKernel(configuration).AddCompliance().AddIdentity().AddCustomers().AddTelephony(configuration).BuildServiceProvider();
            await KernelModule.MigrateAsync(provider);
            await provider.GetRequiredService<ICustomerEditor>().SaveAsync(
                [.. Enumerable.Range(0, Customers).Select(i => new CompanyFile { Name = $"Société {i}", ExternalId = $"C-{i}", Contacts = [new($"Mme Élodie {i}", "", [Number(i)])] })]);
            var random = new Random(1);
            foreach (var chunk in Enumerable.Range(0, perMonth * months).Chunk(2_000))
                await provider.GetRequiredService<ICallHistory>().AddAsync([.. chunk.Select(i => Call(i, perMonth, random))]);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{perMonth * months:N0} calls, {perMonth:N0} of them in the month"));
            await PagesAsync(provider, perMonth, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task PagesAsync(IServiceProvider provider, int perMonth, TextWriter output)
    {
        var month = new CallCriteria { From = MonthBegins, Until = Now };
        (string Name, Person Viewer, CallCriteria Wish)[] pages =
        [
            ("everyone's, all that is kept", Supervisor, new()),
            ("a month, page 1", Supervisor, month),
            ("a month, last page", Supervisor, month with { Skip = perMonth - 50 }),
            ("a month, inbound", Supervisor, month with { Direction = "inbound" }),
            ("a month, missed", Supervisor, month with { Result = CallResult.Missed }),
            ("a month, to call back", Supervisor, month with { Result = CallResult.ToCallBack }),
            ("to call back, all that is kept", Supervisor, new() { Result = CallResult.ToCallBack }),
            ("a month, unreached", Supervisor, month with { Result = CallResult.Unreached }),
            ("live", Supervisor, new() { Result = CallResult.Live }),
            ("a month, one person's", Supervisor, month with { At = [new("6005")] }),
            ("a month, an operator's own", Operator, month),
            ("an operator's own, all that is kept", Operator, new()),
            ("an operator's missed, all that is kept", Operator, new() { Result = CallResult.Missed }),
            ("a month, part of a number", Supervisor, month with { Text = "0639981" }),
            ("part of a number, all that is kept", Supervisor, new() { Text = "063998" }),
            ("a month, a customer's name", Supervisor, month with { Text = "élodie 12" }),
            ("a customer's name, all that is kept", Supervisor, new() { Text = "société 7" }),
            ("one customer's number", Supervisor, new() { Numbers = ["+33639980042"] }),
        ];
        output.WriteLine("| what | median ms | p95 ms | rows |");
        output.WriteLine("|---|---|---|---|");
        foreach (var (name, viewer, wish) in pages)
            await TimeAsync(name, () => PageAsync(provider, viewer, wish), output);
    }

    /// <summary>What the page asks telephony and customers for: its rows, their names, what became of the missed ones.</summary>
    private static async Task<int> PageAsync(IServiceProvider provider, Person viewer, CallCriteria wish)
    {
        var page = await provider.GetRequiredService<ICallSearch>().SearchAsync(viewer, wish);
        await provider.GetRequiredService<ICallerNames>().OfAsync([.. page.Items.Select(c => c.Number).OfType<string>()]);
        await provider.GetRequiredService<IMissedCalls>().OfAsync([.. page.Items.Select(c => c.Id)]);
        return page.Total;
    }

    private static async Task TimeAsync(string name, Func<Task<int>> page, TextWriter output)
    {
        var times = new double[Rounds];
        var rows = await page();
        for (var i = 0; i < Rounds; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await page();
            times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(times);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[Rounds / 2]:F1} | {times[Rounds * 95 / 100]:F1} | {rows:N0} |"));
    }

    private static CallRow Call(int index, int perMonth, Random random)
    {
        var at = Now.AddDays(-30.0 * (index + 1) / perMonth);
        var inbound = random.Next(10) < 7;
        var answered = random.Next(10) < 8;
        return new()
        {
            Direction = inbound ? "inbound" : random.Next(10) < 8 ? "outbound" : "internal", Number = random.Next(20) == 0 ? null : Number(random.Next(2 * Customers)),
            Status = answered ? "answered" : !inbound ? "no_answer" : random.Next(4) == 0 ? "abandoned" : "missed",
            Extension = (6000 + random.Next(Operators)).ToString(CultureInfo.InvariantCulture), StartedAt = at, AnsweredAt = answered ? at.AddSeconds(8) : null,
            EndedAt = at.AddSeconds(random.Next(20, 900)),
        };
    }

    private static string Number(int i) => "+336399" + (80_000 + i).ToString("D5", CultureInfo.InvariantCulture);
}
