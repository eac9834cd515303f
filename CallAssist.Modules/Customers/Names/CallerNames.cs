using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Customers.Lookup;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.PhoneNumbers;
using Dapper;

namespace CallAssist.Modules.Customers.Names;

internal sealed class CallerNames(IDatabase database) : ICallerNames
{
    public async Task<IReadOnlyDictionary<string, CallerName>> OfAsync(IReadOnlyCollection<string> numbers, CancellationToken ct)
    {
        var spellings = numbers.Distinct().Select(n => (Asked: n, E164: PhoneNumber.ToE164(n))).Where(n => n.E164 is not null).ToList();
        var found = new Dictionary<string, CallerName>();
        // SQL Server takes 2,100 parameters.
        foreach (var chunk in spellings.Chunk(1000))
        {
            var rows = await database.ReadAsync(c => c.QueryAsync<Row>(
                """
                SELECT n.number, c.id AS company_id, c.name AS company, p.name AS contact
                FROM customers_number n JOIN customers_company c ON c.id = n.company_id LEFT JOIN customers_contact p ON p.id = n.contact_id
                WHERE n.number IN @numbers ORDER BY c.id
                """,
                new { numbers = chunk.Select(n => n.E164) }), ct);
            var byNumber = rows.ToLookup(r => r.Number);
            foreach (var (asked, e164) in chunk)
            {
                if (byNumber[e164!].FirstOrDefault() is not { } first)
                    continue;
                // Where two people of a company share a number, only the company is certain.
                var contacts = byNumber[e164!].Where(r => r.CompanyId == first.CompanyId).Select(r => r.Contact).OfType<string>().ToList();
                found[asked] = new CallerName { CompanyId = first.CompanyId, Company = first.Company, Contact = contacts is [var one] ? one : null };
            }
        }

        return found;
    }

    public async Task<IReadOnlyList<string>> NumbersAsync(Guid companyId, CancellationToken ct) => (await database.ReadAsync(
        c => c.QueryAsync<string>("SELECT DISTINCT number FROM customers_number WHERE company_id = @companyId ORDER BY number", new { companyId }), ct)).AsList();

    public async Task<IReadOnlyList<string>> NumbersAsync(string name, int take, CancellationToken ct)
    {
        var sql =
            "SELECT DISTINCT n.number FROM customers_number n JOIN customers_company c ON c.id = n.company_id LEFT JOIN customers_contact p ON p.id = n.contact_id " +
            "WHERE c.folded_name LIKE @any OR p.folded_name LIKE @any ORDER BY n.number " + database.Dialect.Page;
        var any = $"%{Folding.ForLike(name)}%";
        return (await database.ReadAsync(c => c.QueryAsync<string>(sql, new { any, skip = 0, take }), ct)).AsList();
    }

    private sealed class Row
    {
        public string Number { get; init; } = "";
        public Guid CompanyId { get; init; }
        public string Company { get; init; } = "";
        public string? Contact { get; init; }
    }
}
