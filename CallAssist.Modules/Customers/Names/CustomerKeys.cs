using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Kernel.Data;
using Dapper;

namespace CallAssist.Modules.Customers.Names;

internal sealed class CustomerKeys(IDatabase database) : ICustomerKeys
{
    private const string Select = "SELECT id AS company_id, name, external_id FROM customers_company";

    public Task<CompanyKey?> FindAsync(string externalId, CancellationToken ct) =>
        database.ReadAsync(c => c.QueryFirstOrDefaultAsync<CompanyKey>(Select + " WHERE external_id = @externalId", new { externalId }), ct);

    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> companyIds, CancellationToken ct)
    {
        var keys = new Dictionary<Guid, string>();
        // SQL Server takes 2,100 parameters.
        foreach (var chunk in companyIds.Distinct().Chunk(1000))
        {
            foreach (var row in await database.ReadAsync(c => c.QueryAsync<CompanyKey>(
                Select + " WHERE external_id IS NOT NULL AND id IN @ids", new { ids = chunk.Select(id => id.ToString("D")) }), ct))
                keys[row.CompanyId] = row.ExternalId;
        }

        return keys;
    }
}
