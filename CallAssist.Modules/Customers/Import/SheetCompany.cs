using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Customers.Edit;
using CallAssist.Modules.Customers.Lookup;

namespace CallAssist.Modules.Customers.Import;

/// <summary>What a sheet says of one company.</summary>
/// <param name="line">The first line that names it.</param>
/// <param name="key">Its key in the intranet, or null.</param>
internal sealed class SheetCompany(int line, string? key)
{
    /// <summary>The kind of alerts that came from a file: the next file may take them away.</summary>
    private const string ImportedKind = "imported";

    private readonly HashSet<string> _numbers = [];
    private readonly List<ContactFile> _contacts = [];
    private string? _alert;
    private string _notes = "";

    public int Line => line;

    public string? Key => key;

    public string Name { get; private set; } = "";

    public void Add(SheetLine from, string name, bool alerts)
    {
        Name = Name.Length > 0 ? Name : name;
        _notes = _notes.Length > 0 ? _notes : from.First(CustomerColumn.Notes);
        if (alerts && string.IsNullOrEmpty(_alert))
            _alert = from.First(CustomerColumn.Alert);
        _numbers.UnionWith(from.Numbers(CustomerColumn.CompanyNumber));
        string[] direct = [.. from.Numbers(CustomerColumn.ContactNumber)];
        if (from.First(CustomerColumn.Contact) is { Length: > 0 } contact)
            _contacts.Add(new(contact, from.First(CustomerColumn.Email), direct));
        else
            _numbers.UnionWith(direct);
    }

    /// <summary>The company as it stands, with what the sheet adds.</summary>
    public CompanyFile Onto(CompanyFile? standing)
    {
        var file = standing ?? new CompanyFile { Name = key ?? "" };
        return CompanyFiles.Canonical(file with
        {
            Name = Name.Length > 0 ? Name : file.Name,
            ExternalId = key ?? file.ExternalId,
            Notes = _notes.Length > 0 ? _notes : file.Notes,
            Numbers = [.. file.Numbers, .. _numbers],
            Contacts = _contacts.Aggregate(file.Contacts, Joined),
            Alerts = _alert is null ? file.Alerts : [.. file.Alerts.Where(a => a.Kind != ImportedKind), .. Imported(_alert)],
        });
    }

    private static IEnumerable<AlertFile> Imported(string alert) => alert.Length > 0 ? [new(ImportedKind, alert, 1)] : [];

    private static IReadOnlyList<ContactFile> Joined(IReadOnlyList<ContactFile> contacts, ContactFile one)
    {
        var same = contacts.FirstOrDefault(c => Folding.Fold(c.Name) == Folding.Fold(one.Name));
        var joined = same is null ? one : new ContactFile(same.Name, one.Email.Length > 0 ? one.Email : same.Email, [.. same.Numbers, .. one.Numbers]);
        return [.. contacts.Where(c => c != same), joined];
    }
}
