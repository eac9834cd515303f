using CallAssist.Modules.Customers.Contracts;

namespace CallAssist.Web.Pages.Clients;

/// <summary>A customer's file as a form holds it: numbers as text, one row per contact and alert.</summary>
internal sealed class ClientForm
{
    public string Name { get; set; } = "";

    public string Key { get; set; } = "";

    public string Notes { get; set; } = "";

    public string Numbers { get; set; } = "";

    public List<ContactRow> Contacts { get; init; } = [];

    public List<AlertRow> Alerts { get; init; } = [];

    public static ClientForm Of(CompanyFile file) => new()
    {
        Name = file.Name,
        Key = file.ExternalId ?? "",
        Notes = file.Notes,
        Numbers = Join(file.Numbers),
        Contacts = [.. file.Contacts.Select(c => new ContactRow { Name = c.Name, Email = c.Email, Numbers = Join(c.Numbers) })],
        Alerts = [.. file.Alerts.Select(a => new AlertRow { Kind = a.Kind, Text = a.Text, Severity = a.Severity, From = a.From, Until = a.Until })],
    };

    /// <summary>The file; rows that were left empty fall away.</summary>
    public CompanyFile ToFile() => new()
    {
        Name = Name.Trim(),
        ExternalId = Key.Trim() is { Length: > 0 } key ? key : null,
        Notes = Notes.Trim(),
        Numbers = Split(Numbers),
        Contacts = [.. Contacts.Where(c => !c.Empty).Select(c => new ContactFile(c.Name.Trim(), c.Email.Trim(), Split(c.Numbers)))],
        Alerts = [.. Alerts.Where(a => a.Text.Trim().Length > 0).Select(a => new AlertFile(a.Kind, a.Text.Trim(), a.Severity, a.From, a.Until))],
    };

    private static string Join(IReadOnlyList<string> numbers) => string.Join(", ", numbers.Select(Desk.PhoneText.Spaced));

    private static string[] Split(string text) =>
        [.. text.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    internal sealed class ContactRow
    {
        public string Name { get; set; } = "";

        public string Email { get; set; } = "";

        public string Numbers { get; set; } = "";

        public bool Empty => string.IsNullOrWhiteSpace(Name + Email + Numbers);
    }

    internal sealed class AlertRow
    {
        public string Kind { get; set; } = Kinds[0];

        public string Text { get; set; } = "";

        public int Severity { get; set; } = 1;

        public DateTimeOffset? From { get; init; }

        public DateTimeOffset? Until { get; init; }

        /// <summary>Kinds that the form offers; another one, from an import, stays as it is.</summary>
        public static IReadOnlyList<string> Kinds { get; } = ["unpaid-invoice", "contract-suspended", "vip", "other"];
    }
}
