using System.Globalization;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Kernel.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallAssist.Modules.Interventions.Export;

/// <summary>`GET /interventions/export`: what the list shows, as CSV.</summary>
internal static class CsvExport
{
    private const int PageSize = 500;
    private static readonly string[] Head = ["Date", "Client", "Opérateur", "État", "Objet", "Mots-clés", "Résumé", "Actions", "Suite", "Minutes"];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/interventions/export", async (
        string? q, string? keyword, string? client, string? who, string? state, Guid? company, DateTimeOffset? from, DateTimeOffset? until,
        ICurrentPerson current, IOffice offices, IInterventions interventions, HttpContext http) =>
    {
        if (await current.GetAsync(http.RequestAborted) is not { } person)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var zone = (await offices.GetAsync(http.RequestAborted))?.Zone ?? TimeZoneInfo.Utc;
        var filter = new InterventionFilter
        {
            Text = q, Keyword = keyword, Customer = client, CompanyId = company, From = from, Until = until, Take = PageSize,
            State = Enum.TryParse<InterventionState>(state, ignoreCase: true, out var wanted) ? wanted : null,
            OperatorId = Guid.TryParse(who, out var one) ? one : who == "team" || company is not null ? null : person.Id,
        };
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"interventions.csv\"";
        await using var csv = Spreadsheet.Into(http.Response.Body);
        await csv.WriteRecordAsync(Head, http.RequestAborted);
        for (var page = await interventions.SearchAsync(person, filter, http.RequestAborted); page.Items.Count > 0;)
        {
            foreach (var item in page.Items)
                await csv.WriteRecordAsync(Row(item, zone), http.RequestAborted);
            filter = filter with { Skip = filter.Skip + page.Items.Count };
            page = await interventions.SearchAsync(person, filter, http.RequestAborted);
        }
    }).RequireAuthorization();

    internal static string[] Row(Intervention item, TimeZoneInfo zone) =>
    [
        TimeZoneInfo.ConvertTime(item.At, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), item.Body.Customer ?? "", item.Operator ?? "",
        item.State switch { InterventionState.Draft => "brouillon", InterventionState.Dismissed => "écartée", _ => "acceptée" }, item.Body.Subject ?? "",
        string.Join(", ", item.Body.Keywords), item.Body.Summary ?? "", string.Join(" / ", item.Body.Actions), item.Body.FollowUp ?? "",
        item.Body.Minutes?.ToString(CultureInfo.InvariantCulture) ?? "",
    ];
}
