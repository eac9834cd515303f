using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Customers.Lookup;
using CallAssist.Modules.Kernel;
using CallAssist.Modules.Kernel.Data;
using CallAssist.Modules.Kernel.PhoneNumbers;
using Dapper;

namespace CallAssist.Modules.Customers.Edit;

internal sealed class CustomerEditor(IDatabase database, Ids ids, TimeProvider clock) : ICustomerEditor
{
    public Task<IReadOnlyList<Guid>> SaveAsync(IReadOnlyList<CompanyFile> companies, CancellationToken ct) => database.WriteAsync<IReadOnlyList<Guid>>(async unit =>
    {
        var saved = new List<Guid>(companies.Count);
        foreach (var company in companies)
            saved.Add(await SaveAsync(unit, company));
        return saved;
    }, ct);

    public async Task<CompanyFile?> FindAsync(Guid companyId, CancellationToken ct) =>
        (await database.ReadAsync(c => CompanyFiles.LoadAsync(c, companyId), ct)) is [var one] ? one.File : null;

    public async Task<CompanyFile?> FindAsync(string externalId, CancellationToken ct) =>
        await database.ReadAsync(c => c.ExecuteScalarAsync<string?>("SELECT id FROM customers_company WHERE external_id = @externalId", new { externalId }), ct) is { } id
            ? await FindAsync(Guid.Parse(id), ct)
            : null;

    public async Task<bool> AddNumberAsync(Guid companyId, string number, CancellationToken ct)
    {
        if (PhoneNumber.ToE164(number) is not { } e164)
            return false;
        return await database.WriteAsync(async unit =>
        {
            var of = new { companyId, e164 };
            if (await unit.QuerySingleAsync<string?>("SELECT id FROM customers_company WHERE id = @companyId", of) is null)
                return false;
            await unit.ExecuteAsync("DELETE FROM customers_number WHERE company_id = @companyId AND contact_id IS NULL AND number = @e164", of);
            await AddNumbersAsync(unit, companyId, null, [e164]);
            return true;
        }, ct);
    }

    public Task<bool> DeleteAsync(string externalId, CancellationToken ct) => database.WriteAsync(async unit =>
    {
        if (await unit.QuerySingleAsync<string?>("SELECT id FROM customers_company WHERE external_id = @externalId", new { externalId }) is not { } id)
            return false;
        await ClearAsync(unit, Guid.Parse(id));
        return true;
    }, ct);

    public async Task<CompanyOutcome> SaveAsync(Guid? companyId, CompanyFile company, CancellationToken ct)
    {
        string[] unreadable = [.. company.Numbers.Concat(company.Contacts.SelectMany(p => p.Numbers)).Where(n => PhoneNumber.ToE164(n) is null)];
        if (unreadable.Length > 0)
            return new CompanyOutcome.Unreadable(unreadable);
        return await database.WriteAsync<CompanyOutcome>(async unit =>
        {
            var holder = company.ExternalId is null ? null
                : await unit.QuerySingleAsync<HolderRow>("SELECT id, name FROM customers_company WHERE external_id = @ExternalId", new { company.ExternalId });
            if (holder is not null && holder.Id != companyId)
                return new CompanyOutcome.KeyTaken(holder.Name);
            if (companyId is { } id && await unit.QuerySingleAsync<string?>("SELECT id FROM customers_company WHERE id = @id", new { id }) is null)
                return new CompanyOutcome.Gone();
            return new CompanyOutcome.Saved(await WriteAsync(unit, companyId, company));
        }, ct);
    }

    private async Task<Guid> SaveAsync(UnitOfWork unit, CompanyFile company)
    {
        var known = company.ExternalId is null ? null
            : await unit.QuerySingleAsync<string?>("SELECT id FROM customers_company WHERE external_id = @ExternalId", new { company.ExternalId });
        return await WriteAsync(unit, known is null ? null : Guid.Parse(known), company);
    }

    /// <summary>Replaces what stands; a contact of the same name keeps his id, which interventions name.</summary>
    internal async Task<Guid> WriteAsync(UnitOfWork unit, Guid? known, CompanyFile company)
    {
        var id = known ?? ids.New();
        var former = known is null ? [] : (await unit.QueryAsync<ContactRow>("SELECT id, name, email FROM customers_contact WHERE company_id = @id", new { id })).ToList();
        if (known is not null)
            await ClearAsync(unit, id);

        await unit.ExecuteAsync(
            "INSERT INTO customers_company (id, name, folded_name, external_id, notes, changed_at) VALUES (@id, @Name, @folded, @ExternalId, @Notes, @now)",
            new { id, company.Name, folded = Folding.Fold(company.Name), company.ExternalId, company.Notes, now = clock.GetUtcNow() });
        await AddNumbersAsync(unit, id, null, company.Numbers);
        foreach (var contact in company.Contacts)
        {
            var same = former.Find(p => Folding.Fold(p.Name) == Folding.Fold(contact.Name));
            former.Remove(same!);
            var contactId = same?.Id ?? ids.New();
            await unit.ExecuteAsync(
                "INSERT INTO customers_contact (id, company_id, name, folded_name, email) VALUES (@contactId, @id, @Name, @folded, @Email)",
                new { contactId, id, contact.Name, folded = Folding.Fold(contact.Name), contact.Email });
            await AddNumbersAsync(unit, id, contactId, contact.Numbers);
        }

        foreach (var alert in company.Alerts)
        {
            await unit.ExecuteAsync(
                "INSERT INTO customers_alert (id, company_id, kind, text, severity, from_at, until_at) VALUES (@alertId, @id, @Kind, @Text, @Severity, @From, @Until)",
                new { alertId = ids.New(), id, alert.Kind, alert.Text, alert.Severity, alert.From, alert.Until });
        }

        return id;
    }

    internal static async Task ClearAsync(UnitOfWork unit, Guid id)
    {
        foreach (var table in (string[])["company", "contact", "number", "alert"])
            await unit.ExecuteAsync($"DELETE FROM customers_{table} WHERE {(table == "company" ? "id" : "company_id")} = @id", new { id });
    }

    private static async Task AddNumbersAsync(UnitOfWork unit, Guid company, Guid? contact, IEnumerable<string> numbers)
    {
        foreach (var number in numbers.Select(PhoneNumber.ToE164).OfType<string>().Distinct())
        {
            await unit.ExecuteAsync(
                "INSERT INTO customers_number (number, company_id, contact_id) VALUES (@number, @company, @contact)", new { number, company, contact });
        }
    }

    private sealed class HolderRow
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
    }

    private sealed class ContactRow
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Email { get; init; } = "";
    }
}
