using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Customers.Lookup;

namespace CallAssist.Modules.Customers.Import;

/// <summary>The lines of a sheet as companies: lines of one key, or of one name where there is no key, are one company.</summary>
internal static class SheetCompanies
{
    public static (IReadOnlyList<SheetCompany> Companies, List<ImportFault> Faults) Of(CustomerSheet sheet, IReadOnlyList<CustomerColumn> columns)
    {
        var faults = new List<ImportFault>();
        var companies = new Dictionary<string, SheetCompany>(StringComparer.Ordinal);
        foreach (var row in sheet.Rows)
        {
            var line = new SheetLine(row, columns, faults);
            var (name, key) = (line.First(CustomerColumn.Company), line.First(CustomerColumn.ExternalId));
            if (name.Length == 0 && key.Length == 0)
            {
                faults.Add(new(row.Line, "no-company", string.Join(" · ", row.Cells.Where(c => c.Length > 0).Take(3))));
                continue;
            }

            var identity = key.Length > 0 ? "key " + key : "name " + Folding.Fold(name);
            var company = companies.TryGetValue(identity, out var known) ? known : companies[identity] = new(row.Line, key.Length > 0 ? key : null);
            company.Add(line, name, alerts: columns.Contains(CustomerColumn.Alert));
        }

        return ([.. companies.Values], faults);
    }
}
