using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Customers.Lookup;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.PhoneNumbers;
using Dapper;

namespace CallAssist.Modules.Customers.List;

internal sealed class CustomerList(IDatabase database, TimeProvider clock) : ICustomerList
{
    private const string InForce = "(a.from_at IS NULL OR a.from_at <= @now) AND (a.until_at IS NULL OR a.until_at > @now)";

    public async Task<CustomerPage> ListAsync(CustomerFilter filter, CancellationToken ct)
    {
        var text = Folding.ForLike(filter.Text ?? "");
        var parameters = new DynamicParameters(new
        {
            any = $"%{text}%", start = text + "%", number = NumberSearch.Part(filter.Text) is { } part ? $"%{part}%" : null,
            now = clock.GetUtcNow(), skip = Math.Max(0, filter.Skip), take = Math.Clamp(filter.Take, 1, 200),
        });
        var where = string.Join(" AND ", Conditions(text, filter.Alerts));
        return await database.ReadAsync(async c =>
        {
            var total = await c.ExecuteScalarAsync<int>($"SELECT COUNT(*) FROM customers_company c WHERE {where}", parameters);
            var companies = (await c.QueryAsync<CompanyRow>(
                $"SELECT c.id, c.name, c.external_id FROM customers_company c WHERE {where} " +
                $"ORDER BY CASE WHEN c.folded_name LIKE @start THEN 0 ELSE 1 END, c.folded_name, c.id {database.Dialect.Page}", parameters)).AsList();
            var of = new { ids = companies.Select(r => r.Id.ToString("D")), now = clock.GetUtcNow() };
            var contacts = (await c.QueryAsync<NameRow>("SELECT company_id, name AS text FROM customers_contact WHERE company_id IN @ids ORDER BY name", of)).ToLookup(r => r.CompanyId);
            var numbers = (await c.QueryAsync<NameRow>(
                "SELECT company_id, number AS text FROM customers_number WHERE company_id IN @ids ORDER BY CASE WHEN contact_id IS NULL THEN 0 ELSE 1 END, number", of)).ToLookup(r => r.CompanyId);
            var alerts = (await c.QueryAsync<AlertRow>(
                $"SELECT a.company_id, a.kind, a.text, a.severity FROM customers_alert a WHERE a.company_id IN @ids AND {InForce} ORDER BY a.severity DESC, a.id", of)).ToLookup(r => r.CompanyId);
            return new CustomerPage([.. companies.Select(r => new CustomerSummary
            {
                Id = r.Id,
                Name = r.Name,
                ExternalId = r.ExternalId,
                Contacts = [.. contacts[r.Id].Select(p => p.Text)],
                Numbers = [.. numbers[r.Id].Select(n => n.Text)],
                Alerts = [.. alerts[r.Id].Select(a => new CustomerAlert { Kind = a.Kind, Text = a.Text, Severity = a.Severity })],
            })], total);
        }, ct);
    }

    private static IEnumerable<string> Conditions(string text, bool alerts)
    {
        yield return "1 = 1";
        if (text.Length > 0)
        {
            yield return
                """
                (c.folded_name LIKE @any OR LOWER(c.external_id) LIKE @any
                 OR EXISTS (SELECT 1 FROM customers_contact p WHERE p.company_id = c.id AND p.folded_name LIKE @any)
                 OR EXISTS (SELECT 1 FROM customers_number n WHERE n.company_id = c.id AND n.number LIKE @number))
                """;
        }

        if (alerts)
            yield return $"EXISTS (SELECT 1 FROM customers_alert a WHERE a.company_id = c.id AND {InForce})";
    }

    private sealed class CompanyRow
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string? ExternalId { get; init; }
    }

    private sealed class NameRow
    {
        public Guid CompanyId { get; init; }
        public string Text { get; init; } = "";
    }

    private sealed class AlertRow
    {
        public Guid CompanyId { get; init; }
        public string Kind { get; init; } = "";
        public string Text { get; init; } = "";
        public int Severity { get; init; }
    }
}
