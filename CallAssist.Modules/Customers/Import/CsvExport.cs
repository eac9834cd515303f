using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Customers.Lookup;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Modules.Kernel.PhoneNumbers;

namespace CallAssist.Modules.Customers.Import;

/// <summary>Companies as the file that an import reads back.</summary>
internal static class CsvExport
{
    private static readonly string[] Headers = ["Code client", "Société", "Téléphone", "Contact", "E-mail", "Téléphone du contact", "Notes", "Alerte"];

    public static byte[] Write(IEnumerable<CompanyFile> companies)
    {
        using var buffer = new MemoryStream();
        using (var csv = Spreadsheet.Into(buffer))
        {
            csv.WriteRecord(Headers);
            foreach (var file in companies.OrderBy(f => Folding.Fold(f.Name), StringComparer.Ordinal))
            {
                var alert = string.Join(" · ", file.Alerts.Select(a => a.Text));
                foreach (var contact in file.Contacts.DefaultIfEmpty(new ContactFile("", "", [])))
                    csv.WriteRecord([file.ExternalId ?? "", file.Name, Numbers(file.Numbers), contact.Name, contact.Email, Numbers(contact.Numbers), file.Notes, alert]);
            }
        }

        return buffer.ToArray();
    }

    /// <summary>00 rather than +, which a spreadsheet would calculate.</summary>
    private static string Numbers(IEnumerable<string> numbers) => string.Join(", ", numbers.Select(n => PhoneNumber.Display(n).Replace("+", "00", StringComparison.Ordinal)));
}
