using CsvHelper;

namespace CallAssist.Modules.Kernel.Contracts;

/// <summary>CSV that a French spreadsheet opens as it stands: semicolons, UTF-8 with its mark, and no field that it would take for a formula (OWASP, CSV injection).</summary>
public static class Spreadsheet
{
    /// <summary>A writer into <paramref name="stream"/>, which stays open.</summary>
    public static CsvWriter Into(Stream stream) =>
        CsvWriter.Create(stream, new CsvWriterOptions { Separator = ';', WriteByteOrderMark = true, Injection = CsvInjection.Escape }, leaveOpen: true);
}
