using System.Text;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Customers.Lookup;
using CsvHelper;

namespace CallAssist.Modules.Customers.Import;

/// <summary>Bytes to lines and cells, as spreadsheets write them (RFC 4180 and its relatives).</summary>
internal static class CsvFile
{
    private const int MostRows = 200_000;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Folded words of a header and what they mean; the first that fits, longer ones before those they contain.</summary>
    private static readonly (string Word, CustomerColumn Column)[] Headers =
    [
        ("code client", CustomerColumn.ExternalId), ("numero client", CustomerColumn.ExternalId), ("n client", CustomerColumn.ExternalId), ("ref", CustomerColumn.ExternalId),
        ("external", CustomerColumn.ExternalId), ("identifiant", CustomerColumn.ExternalId), ("customer id", CustomerColumn.ExternalId),
        ("mail", CustomerColumn.Email), ("courriel", CustomerColumn.Email),
        ("telephone du contact", CustomerColumn.ContactNumber), ("tel contact", CustomerColumn.ContactNumber), ("contact phone", CustomerColumn.ContactNumber),
        ("mobile", CustomerColumn.ContactNumber), ("portable", CustomerColumn.ContactNumber), ("direct", CustomerColumn.ContactNumber),
        ("tel", CustomerColumn.CompanyNumber), ("phone", CustomerColumn.CompanyNumber), ("standard", CustomerColumn.CompanyNumber), ("fixe", CustomerColumn.CompanyNumber),
        ("contact", CustomerColumn.Contact), ("interlocuteur", CustomerColumn.Contact), ("nom complet", CustomerColumn.Contact),
        ("alert", CustomerColumn.Alert), ("note", CustomerColumn.Notes), ("remarque", CustomerColumn.Notes), ("comment", CustomerColumn.Notes),
        ("raison sociale", CustomerColumn.Company), ("societe", CustomerColumn.Company), ("entreprise", CustomerColumn.Company), ("company", CustomerColumn.Company),
        ("customer", CustomerColumn.Company), ("client", CustomerColumn.Company), ("code", CustomerColumn.ExternalId), ("nom", CustomerColumn.Contact), ("name", CustomerColumn.Contact),
    ];

    public static CustomerSheet Read(string fileName, byte[] content)
    {
        if (Problem(content) is { } problem)
            return new(fileName, [], [], [], problem);
        using var csv = CsvReader.FromText(Text(content), new CsvReaderOptions { HasHeader = false, TrimWhitespace = true, TrackLineNumbers = true });
        var rows = new List<SheetRow>();
        while (csv.Read())
        {
            if (rows.Count > MostRows)
                return new(fileName, [], [], [], "too-large");
            string[] cells = [.. Enumerable.Range(0, csv.FieldCount).Select(i => Plain(csv.GetString(i)))];
            if (cells.Any(c => c.Length > 0))
                rows.Add(new((int)csv.LineNumber, cells));
        }

        return rows is [var headers, _, ..] ? new(fileName, headers.Cells, [.. rows.Skip(1)], [.. headers.Cells.Select(Meaning)]) : new(fileName, [], [], [], "empty");
    }

    public static CustomerColumn Meaning(string header)
    {
        var folded = string.Join(' ', Folding.Fold(header).Split([' ', '_', '-', '.', '°', '\''], StringSplitOptions.RemoveEmptyEntries));
        return Headers.FirstOrDefault(h => folded.Contains(h.Word, StringComparison.Ordinal)).Column;
    }

    /// <summary>Without the apostrophe that keeps a spreadsheet from calculating the cell.</summary>
    private static string Plain(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;

    private static string? Problem(byte[] content) => content switch
    {
        [] => "empty",
        [(byte)'P', (byte)'K', 3, 4, ..] => "spreadsheet",
        _ when content.Contains((byte)0) => "binary",
        _ => null,
    };

    private static string Text(byte[] content)
    {
        try
        {
            return Strict.GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content);
        }
    }
}
