using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Kernel.Data;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Modules.Customers.Lookup;

/// <summary>Asks the modules below where they have met a number that nobody is stored under.</summary>
internal sealed class Guesses(IDatabase database, IServiceScopeFactory scopes)
{
    private const int Most = 3;

    public async Task<IReadOnlyList<MaybeCustomer>> AboutAsync(string number, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var met = new List<Encounter>();
        foreach (var source in scope.ServiceProvider.GetServices<IMaybeCustomers>())
            met.AddRange(await source.ListAsync(number, ct));
        var latest = met.OrderByDescending(e => e.At).DistinctBy(e => e.CompanyId).Take(Most).ToList();
        if (latest.Count == 0)
            return [];
        var names = (await database.ReadAsync(c => c.QueryAsync<(Guid Id, string Name)>(
            "SELECT id, name FROM customers_company WHERE id IN @ids", new { ids = latest.Select(e => e.CompanyId.ToString("D")) }), ct)).ToDictionary(row => row.Id, row => row.Name);
        return [.. latest.Where(e => names.ContainsKey(e.CompanyId)).Select(e => new MaybeCustomer(e.CompanyId, names[e.CompanyId], e.Kind, e.At))];
    }
}
