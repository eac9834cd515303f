using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Kernel.Data;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace CallAssist.Modules.Customers.History;

/// <summary>Asks every source of entries (they live downstream and may be scoped) and merges by time.</summary>
internal sealed class CompanyTimeline(IDatabase database, IServiceScopeFactory scopes) : ICompanyTimeline
{
    public async Task<IReadOnlyList<TimelineEntry>> ListAsync(Guid companyId, int take, CancellationToken ct)
    {
        var numbers = (await database.ReadAsync(c => c.QueryAsync<string>(
            "SELECT DISTINCT number FROM customers_number WHERE company_id = @companyId", new { companyId }), ct)).AsList();
        await using var scope = scopes.CreateAsyncScope();
        var entries = new List<TimelineEntry>();
        foreach (var source in scope.ServiceProvider.GetServices<ICustomerTimeline>())
            entries.AddRange(await source.ListAsync(companyId, numbers, take, ct));
        return [.. entries.OrderByDescending(e => e.At).Take(take)];
    }
}
