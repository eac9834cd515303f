using System.Diagnostics;
using System.Globalization;
using CallAssist.Modules.Compliance;
using CallAssist.Modules.Customers;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights;
using CallAssist.Modules.Interventions;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Recordings;
using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Modules.Telephony;
using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Modules.Transcription;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Benchmarks;

/// <summary>
/// What a customer's page asks for, among many entries of that customer and as many of a hundred others. The folder is kept where one is named: a server over it (Ada, "un mot de
/// passe") shows the page itself.
/// </summary>
internal static class CustomerFigures
{
    private const int Rounds = 200;
    private const int Others = 100;
    private const string Number = "+33494110000";

    private static readonly string[] Keywords = ["DSN", "Congés payés", "Net social", "Prime", "Mutuelle", "Bulletin", "Acompte"];

    public static async Task MeasureAsync(int entries, string? folder, TextWriter output)
    {
        folder ??= Directory.CreateTempSubdirectory("callassist-customer-").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Data:Directory", folder)]).Build();
        var services = new ServiceCollection().AddLogging().AddKernel(configuration).AddCompliance().AddIdentity().AddCustomers().AddTelephony(configuration)
            .AddRecordings(configuration).AddTranscription(configuration).AddInsights(configuration).AddInterventions();
        await using var provider = services.BuildServiceProvider();
        await KernelModule.MigrateAsync(provider);
        await using var scope = provider.CreateAsyncScope();
        var company = await FillAsync(scope.ServiceProvider, entries);
        output.WriteLine($"customer {company}: {entries} calls and interventions, and as many of {Others} others");

        var viewer = new Person { Role = Roles.Supervisor };
        var (files, directory, timeline) = (scope.ServiceProvider.GetRequiredService<ICustomerEditor>(), scope.ServiceProvider.GetRequiredService<ICustomerDirectory>(), scope.ServiceProvider.GetRequiredService<ICompanyTimeline>());
        var (interventions, recordings) = (scope.ServiceProvider.GetRequiredService<IInterventions>(), scope.ServiceProvider.GetRequiredService<IRecordingSearch>());
        output.WriteLine("| part | median ms | p99 ms |");
        output.WriteLine("|---|---|---|");
        await TimeAsync("file, numbers, alerts", async () =>
        {
            await files.FindAsync(company);
            await directory.FindAsync(company);
        }, output);
        await TimeAsync("timeline, first stretch", () => timeline.ListAsync(company, 61), output);
        await TimeAsync("timeline, all of it", () => timeline.ListAsync(company, 2 * entries), output);
        await TimeAsync("recordings", () => recordings.FindAsync(viewer, new() { Numbers = [Number], Take = 61 }), output);
        await TimeAsync("keywords over twelve months", () => interventions.KeywordsAsync(company, DateTimeOffset.UtcNow.AddDays(-366)), output);
    }

    private static async Task<Guid> FillAsync(IServiceProvider services, int entries)
    {
        var ada = new Person { UserName = "ada", DisplayName = "Ada Martin", Role = Roles.Administrator };
        await services.GetRequiredService<IOffice>().SetUpAsync(new("Mesure", "Europe/Paris", "fr", false), ada, "un mot de passe");
        var writer = new Person { Id = Guid.CreateVersion7(), DisplayName = "Léa Petit", Extensions = ["6002"], Role = Roles.Supervisor };
        var ids = await services.GetRequiredService<ICustomerEditor>().SaveAsync(
            [.. Enumerable.Range(0, Others + 1).Select(i => new CompanyFile { Name = $"Société {i}", ExternalId = $"C-{i}", Numbers = [Of(i)] })]);
        var interventions = services.GetRequiredService<IInterventions>();
        for (var i = 0; i < entries; i++)
        {
            // Half of the entries are calls; as many belong to others.
            var at = DateTimeOffset.UtcNow.AddHours(-4 * i);
            int[] customers = [0, 1 + (i % Others)];
            var calls = await services.GetRequiredService<ICallHistory>().AddAsync([.. customers.Select(c => new CallRow
            {
                Direction = "inbound", Number = Of(c), Status = "answered", Extension = "6002", StartedAt = at, AnsweredAt = at.AddSeconds(6), EndedAt = at.AddMinutes(4),
            })]);
            if (i % 2 == 1)
                continue;
            foreach (var (customer, call) in customers.Zip(calls))
            {
                await interventions.WriteAsync(writer, new()
                {
                    CompanyId = ids[customer], Customer = $"Société {customer}", Subject = "DSN de mars rejetée par l'URSSAF", Keywords = [Keywords[i % Keywords.Length], Keywords[i / 7 % Keywords.Length]],
                    Summary = "Le client signale le rejet de sa DSN mensuelle. Le code postal d'un salarié était faux. La déclaration part ce soir.", Actions = ["Bloc S21 corrigé"], Minutes = 4,
                }, call);
            }
        }

        return ids[0];
    }

    private static async Task TimeAsync(string name, Func<Task> read, TextWriter output)
    {
        var times = new double[Rounds];
        for (var i = -20; i < Rounds; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await read();
            if (i >= 0)
                times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {times[Rounds / 2]:F1} | {times[Rounds * 99 / 100]:F1} |"));
    }

    private static string Of(int customer) => customer == 0 ? Number : "+3349412" + customer.ToString("D4", CultureInfo.InvariantCulture);
}
