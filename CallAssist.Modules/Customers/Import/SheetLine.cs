using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Kernel.PhoneNumbers;

namespace CallAssist.Modules.Customers.Import;

/// <summary>One line with its columns' meanings.</summary>
internal sealed class SheetLine(SheetRow row, IReadOnlyList<CustomerColumn> columns, List<ImportFault> faults)
{
    private static readonly char[] Between = [';', ',', '|', '\n'];

    public string First(CustomerColumn column) => All(column).FirstOrDefault(c => c.Length > 0) ?? "";

    /// <summary>The numbers in E.164; cells that hold none become faults.</summary>
    public IEnumerable<string> Numbers(CustomerColumn column)
    {
        foreach (var text in All(column).SelectMany(c => c.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (PhoneNumber.ToE164(text) is { } e164)
                yield return e164;
            else
                faults.Add(new(row.Line, "no-number", text));
        }
    }

    private IEnumerable<string> All(CustomerColumn column) => row.Cells.Where((_, i) => i < columns.Count && columns[i] == column);
}
