using System.Data.Common;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Kernel.PhoneNumbers;
using Dapper;

namespace CallAssist.Modules.Customers.Edit;

/// <summary>A company with its id and when it was last written.</summary>
internal sealed record StoredCompany(Guid Id, DateTimeOffset ChangedAt, CompanyFile File);

/// <summary>Rows of the four tables as company files.</summary>
internal static class CompanyFiles
{
    /// <summary>All companies, or one.</summary>
    public static async Task<IReadOnlyList<StoredCompany>> LoadAsync(DbConnection c, Guid? only = null)
    {
        var of = new { only };
        string Where(string column) => only is null ? "" : $" WHERE {column} = @only";
        var companies = await c.QueryAsync<CompanyRow>("SELECT id, name, external_id, notes, changed_at FROM customers_company" + Where("id"), of);
        var numbers = (await c.QueryAsync<NumberRow>($"SELECT company_id, number, contact_id FROM customers_number{Where("company_id")} ORDER BY number", of)).ToLookup(n => n.CompanyId);
        var contacts = (await c.QueryAsync<ContactRow>($"SELECT company_id, id, name, email FROM customers_contact{Where("company_id")} ORDER BY name", of)).ToLookup(p => p.CompanyId);
        var alerts = (await c.QueryAsync<AlertRow>(
            $"SELECT company_id, kind, text, severity, from_at, until_at FROM customers_alert{Where("company_id")} ORDER BY severity DESC", of)).ToLookup(a => a.CompanyId);
        return [.. companies.Select(row => new StoredCompany(row.Id, row.ChangedAt, new CompanyFile
        {
            Name = row.Name,
            ExternalId = row.ExternalId,
            Notes = row.Notes,
            Numbers = [.. numbers[row.Id].Where(n => n.ContactId is null).Select(n => n.Number)],
            Contacts = [.. contacts[row.Id].Select(p => new ContactFile(p.Name, p.Email, [.. numbers[row.Id].Where(n => n.ContactId == p.Id).Select(n => n.Number)]))],
            Alerts = [.. alerts[row.Id].Select(a => new AlertFile(a.Kind, a.Text, a.Severity, a.FromAt, a.UntilAt))],
        }))];
    }

    /// <summary>The same file in the one order and spelling in which two files can be compared.</summary>
    public static CompanyFile Canonical(CompanyFile file) => file with
    {
        Numbers = Sorted(file.Numbers),
        Contacts = [.. file.Contacts.Select(p => p with { Numbers = Sorted(p.Numbers) }).OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Email, StringComparer.Ordinal)],
        Alerts = [.. file.Alerts.OrderByDescending(a => a.Severity).ThenBy(a => a.Kind, StringComparer.Ordinal).ThenBy(a => a.Text, StringComparer.Ordinal)],
    };

    private static string[] Sorted(IEnumerable<string> numbers) => [.. numbers.Select(PhoneNumber.ToE164).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private sealed class CompanyRow
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string? ExternalId { get; init; }
        public string Notes { get; init; } = "";
        public DateTimeOffset ChangedAt { get; init; }
    }

    private sealed class NumberRow
    {
        public Guid CompanyId { get; init; }
        public string Number { get; init; } = "";
        public Guid? ContactId { get; init; }
    }

    private sealed class ContactRow
    {
        public Guid CompanyId { get; init; }
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Email { get; init; } = "";
    }

    private sealed class AlertRow
    {
        public Guid CompanyId { get; init; }
        public string Kind { get; init; } = "";
        public string Text { get; init; } = "";
        public int Severity { get; init; }
        public DateTimeOffset? FromAt { get; init; }
        public DateTimeOffset? UntilAt { get; init; }
    }
}
