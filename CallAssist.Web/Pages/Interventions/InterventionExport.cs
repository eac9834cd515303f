using System.Globalization;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Web.Desk;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Interventions;

/// <summary><c>GET /interventions/export</c>: what the list of interventions shows, with the same filters and the same rights, as CSV in the reader's language.</summary>
internal static class InterventionExport
{
    private const int PageSize = 500;
    private static readonly string[] Columns = ["CallCsvDate", "Customer", "Operator", "State", "Subject", "Keywords", "Summary", "Actions", "FollowUp", "Minutes"];

    public static void MapInterventionExport(this IEndpointRouteBuilder routes) => routes.MapGet("/interventions/export", ExportAsync).RequireAuthorization();

    private static async Task ExportAsync([AsParameters] InterventionWish wish, Visit visit, OfficeTime time, IInterventions interventions, IStringLocalizer<DeskTexts> texts, HttpContext http)
    {
        var person = await visit.EnterAsync();
        var filter = wish.ToFilter(person.Id) with { Take = PageSize };
        await using var csv = http.Response.BeginCsv("interventions.csv");
        await csv.WriteRecordAsync([.. Columns.Select(name => texts[name].Value)], http.RequestAborted);
        for (var page = await interventions.SearchAsync(person, filter, http.RequestAborted); page.Items.Count > 0;)
        {
            foreach (var item in page.Items)
                await csv.WriteRecordAsync(Row(item, time, texts), http.RequestAborted);
            filter = filter with { Skip = filter.Skip + page.Items.Count };
            page = await interventions.SearchAsync(person, filter, http.RequestAborted);
        }
    }

    internal static string[] Row(Intervention item, OfficeTime time, IStringLocalizer texts) =>
    [
        time.Cell(item.At), item.Body.Customer ?? "", item.Operator ?? "", texts[$"State{item.State}"],
        item.Body.Subject ?? "", string.Join(", ", item.Body.Keywords), item.Body.Summary ?? "", string.Join(" / ", item.Body.Actions), item.Body.FollowUp ?? "",
        item.Body.Minutes?.ToString(CultureInfo.InvariantCulture) ?? "",
    ];
}
