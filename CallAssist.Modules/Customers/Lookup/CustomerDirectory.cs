using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Customers.History;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.PhoneNumbers;
using Dapper;

namespace CallAssist.Modules.Customers.Lookup;

internal sealed class CustomerDirectory(IDatabase database, CompanyTimeline timeline, Guesses guesses, TimeProvider clock) : ICustomerDirectory
{
    /// <summary>Calls and interventions together, so that the last interventions are among them.</summary>
    private const int RecentEntries = 12;

    private const string CardColumns =
        """
        SELECT n.number, c.id AS company_id, c.name AS company, p.id AS contact_id, p.name AS contact, c.external_id, c.notes
        FROM customers_number n JOIN customers_company c ON c.id = n.company_id LEFT JOIN customers_contact p ON p.id = n.contact_id
        """;

    private const string InForce =
        """
        SELECT kind, text, severity FROM customers_alert WHERE company_id = @CompanyId
        AND (from_at IS NULL OR from_at <= @now) AND (until_at IS NULL OR until_at > @now) ORDER BY severity DESC, id
        """;

    public async Task<CallerCard> LookupAsync(string? number, CancellationToken ct)
    {
        var card = await IdentifyAsync(number, ct);
        return card.CompanyId is { } company ? card with { Recent = await timeline.ListAsync(company, RecentEntries, ct) }
            : PhoneNumber.ToE164(number) is { } e164 ? card with { Maybe = await guesses.AboutAsync(e164, ct) }
            : card;
    }

    public async Task<CallerCard> IdentifyAsync(string? number, CancellationToken ct)
    {
        var e164 = PhoneNumber.ToE164(number);
        if (e164 is null)
            return new CallerCard { Number = PhoneNumber.ToExtension(number) };
        var now = clock.GetUtcNow();
        return await database.ReadAsync(async c =>
        {
            var rows = (await c.QueryAsync<CardRow>(CardColumns + " WHERE n.number = @e164 ORDER BY c.id, p.name", new { e164 })).AsList();
            return rows.Count == 0 ? new CallerCard { Number = e164 }
                : Chosen(rows).ToCard() with { Also = Others(rows), Alerts = (await c.QueryAsync<CustomerAlert>(InForce, new { rows[0].CompanyId, now })).AsList() };
        }, ct);
    }

    /// <summary>The first company; its contact only where he alone has the number.</summary>
    private static CardRow Chosen(List<CardRow> rows)
    {
        var contacts = rows.Where(r => r.CompanyId == rows[0].CompanyId && r.ContactId is not null).ToList();
        return contacts switch { [] => rows[0], [var one] => one, _ => contacts[0] with { ContactId = null, Contact = null } };
    }

    private static string[] Others(List<CardRow> rows)
    {
        var people = rows.Where(r => r.CompanyId == rows[0].CompanyId).Select(r => r.Contact).OfType<string>().ToList();
        var companies = rows.Where(r => r.CompanyId != rows[0].CompanyId).Select(r => r.Contact is null ? r.Company! : $"{r.Contact} ({r.Company})");
        return [.. people.Count > 1 ? people : [], .. companies];
    }

    public async Task<CallerCard?> FindAsync(Guid companyId, CancellationToken ct)
    {
        var row = await database.ReadAsync(c => c.QueryFirstOrDefaultAsync<CardRow>(
            "SELECT id AS company_id, name AS company, external_id, notes FROM customers_company WHERE id = @companyId", new { companyId }), ct);
        return row is null ? null : await CompleteAsync(row, ct);
    }

    public async Task<IReadOnlyList<CallerCard>> SearchAsync(string text, int take, CancellationToken ct)
    {
        var number = PhoneNumber.ToE164(text);
        var like = Folding.ForLike(text);
        var sql =
            "SELECT c.id AS company_id, c.name AS company, c.external_id, c.notes FROM customers_company c WHERE c.folded_name LIKE @any " +
            "OR EXISTS (SELECT 1 FROM customers_contact p WHERE p.company_id = c.id AND p.folded_name LIKE @any) " +
            "OR EXISTS (SELECT 1 FROM customers_number n WHERE n.company_id = c.id AND n.number = @number) " +
            "ORDER BY CASE WHEN c.folded_name LIKE @start THEN 0 ELSE 1 END, c.folded_name, c.id " + database.Dialect.Page;
        var rows = await database.ReadAsync(c => c.QueryAsync<CardRow>(sql, new { any = $"%{like}%", start = like + "%", number, skip = 0, take }), ct);
        return [.. rows.Select(r => r.ToCard())];
    }

    public async Task<IReadOnlyList<CallerCard>> PeopleAsync(string text, int take, CancellationToken ct)
    {
        var sql =
            "SELECT c.id AS company_id, c.name AS company, p.id AS contact_id, p.name AS contact, c.external_id, c.notes " +
            "FROM customers_contact p JOIN customers_company c ON c.id = p.company_id WHERE p.folded_name LIKE @any OR c.folded_name LIKE @any " +
            "ORDER BY CASE WHEN p.folded_name LIKE @any THEN 0 ELSE 1 END, p.folded_name, p.id " + database.Dialect.Page;
        return [.. (await database.ReadAsync(c => c.QueryAsync<CardRow>(sql, new { any = $"%{Folding.ForLike(text)}%", skip = 0, take }), ct)).Select(r => r.ToCard())];
    }

    private async Task<CallerCard> CompleteAsync(CardRow row, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var alerts = (await database.ReadAsync(c => c.QueryAsync<CustomerAlert>(InForce, new { row.CompanyId, now }), ct)).AsList();
        return row.ToCard() with { Alerts = alerts, Recent = await timeline.ListAsync(row.CompanyId!.Value, RecentEntries, ct) };
    }

    private sealed record CardRow
    {
        public string? Number { get; init; }
        public Guid? CompanyId { get; init; }
        public string? Company { get; init; }
        public Guid? ContactId { get; init; }
        public string? Contact { get; init; }
        public string? ExternalId { get; init; }
        public string? Notes { get; init; }

        public CallerCard ToCard() => new()
        {
            Number = Number, CompanyId = CompanyId, Company = Company, ContactId = ContactId, Contact = Contact, ExternalId = ExternalId, Notes = Notes,
        };
    }
}
