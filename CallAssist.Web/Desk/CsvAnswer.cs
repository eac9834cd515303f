using CallAssist.Modules.Kernel.Contracts;
using CsvHelper;

namespace CallAssist.Web.Desk;

/// <summary>A list as a file of a spreadsheet, written while it is read.</summary>
internal static class CsvAnswer
{
    /// <summary>Begins the answer: a CSV of this name that the browser keeps, and its writer.</summary>
    public static CsvWriter BeginCsv(this HttpResponse response, string fileName)
    {
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        return Spreadsheet.Into(response.Body);
    }
}
