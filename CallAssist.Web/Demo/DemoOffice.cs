using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Web.Demo;

/// <summary>Fills an empty house with the demo office, and empties it again. A real office is never touched.</summary>
internal sealed class DemoOffice(
    IOffice offices, IServiceScopeFactory scopes, ICustomerEditor customers, ICallHistory calls, IDataReset reset, TimeProvider clock)
{
    /// <summary>Makes the demo office unless it is there; false when a real office lives here.</summary>
    public async Task<bool> PrepareAsync(CancellationToken ct)
    {
        if (await offices.GetAsync(ct) is { } there)
            return there.Demo;
        var office = new Office("Paie & Cie", "Europe/Paris", "fr", Demo: true);
        await offices.SetUpAsync(office, DemoPeople.Administrator, DemoPeople.Password, ct);
        await using var scope = scopes.CreateAsyncScope();
        var team = await HireAsync(scope.ServiceProvider.GetRequiredService<IPeople>(), ct);
        var companies = DemoCustomers.All(clock.GetUtcNow());
        await customers.SaveAsync(companies, ct);
        await RememberAsync([.. DemoHistory.Month(clock.GetUtcNow(), office.Zone, companies, team)], ct);
        return true;
    }

    /// <summary>Removes everything; the next visit sets up the real office. False when there is no demo office.</summary>
    public async Task<bool> ClearAsync(CancellationToken ct)
    {
        if (await offices.GetAsync(ct) is not { Demo: true })
            return false;
        await reset.EmptyAsync(ct);
        return true;
    }

    private static async Task<IReadOnlyList<Person>> HireAsync(IPeople people, CancellationToken ct)
    {
        foreach (var person in DemoPeople.Team)
            await people.AddAsync(person, DemoPeople.Password, ct);
        return [.. (await people.ListAsync(ct)).Where(p => p.Role != Roles.Administrator)];
    }

    private async Task RememberAsync(IReadOnlyList<DemoCall> month, CancellationToken ct)
    {
        var ids = await calls.AddAsync([.. month.Select(c => c.Call)], ct);
        var written = month.Zip(ids).Where(pair => pair.First.Written is not null);
        await Parallel.ForEachAsync(written, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = ct }, async (pair, stop) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IInterventions>().WriteAsync(pair.First.Operator, pair.First.Written!, pair.Second, stop);
        });
    }
}
