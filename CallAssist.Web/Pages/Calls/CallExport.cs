using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Web.Desk;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Calls;

/// <summary><c>GET /calls/export.csv</c>: what the call log lists, with the same filters and the same rights.</summary>
internal static class CallExport
{
    private const int PageSize = 500;
    private static readonly string[] Columns = ["CsvDate", "Direction", "Result", "Number", "Contact", "Company", "Operator", "Duration", "Subject"];

    public static void MapCallExport(this IEndpointRouteBuilder routes) => routes.MapGet("/calls/export.csv", ExportAsync).RequireAuthorization();

    private static async Task ExportAsync(
        [AsParameters] CallWish wish, CallLogLoader loader, IPeople people, Visit visit, OfficeTime time, IAuditLog audit, IStringLocalizer<DeskTexts> texts, HttpContext http)
    {
        var ct = http.RequestAborted;
        var viewer = await visit.EnterAsync();
        var team = new Team(await people.ListAsync(ct));
        var criteria = wish.ToCriteria(team, time) with { Take = PageSize };
        await audit.RecordAsync(new() { Action = "calls.export", PersonId = viewer.Id, Subject = "calls" }, ct);
        await using var csv = http.Response.BeginCsv("calls.csv");
        await csv.WriteRecordAsync([.. Columns.Select(name => texts["Call" + name].Value)], ct);
        for (var page = await loader.LoadAsync(viewer, team, criteria, ct); page.Items.Count > 0;)
        {
            foreach (var call in page.Items)
                await csv.WriteRecordAsync(Row(call, time, texts), ct);
            criteria = criteria with { Skip = criteria.Skip + page.Items.Count };
            page = await loader.LoadAsync(viewer, team, criteria, ct);
        }
    }

    private static string[] Row(LoggedCall call, OfficeTime time, IStringLocalizer<DeskTexts> texts) =>
    [
        time.Cell(call.Call.StartedAt), texts[$"Direction_{call.Call.Direction}"], texts[$"Call_{call.Call.Status}"], call.Call.Number is { } number ? PhoneText.Spaced(number) : "",
        call.Customer?.Contact ?? "", call.Customer?.Company ?? "", call.Operator ?? "", call.Length is { } length ? OfficeTime.Cell(length) : "", call.Written?.Body.Subject ?? "",
    ];
}
