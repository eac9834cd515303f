using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.Contracts;
using CallAssist.Web.Desk;
using Microsoft.Extensions.Localization;

namespace CallAssist.Web.Pages.Calls;

/// <summary><c>GET /calls/export.csv</c>: what the call log lists, with the same filters and the same rights.</summary>
internal static class CallExport
{
    private const int Page = 200;
    private const int MostRows = 50_000;

    public static void MapCallExport(this IEndpointRouteBuilder routes) => routes.MapGet("/calls/export.csv", ExportAsync).RequireAuthorization();

    private static async Task<IResult> ExportAsync(
        [AsParameters] CallWish wish, CallLogLoader loader, IPeople people, Visit visit, OfficeTime time, IAuditLog audit, IStringLocalizer<DeskTexts> texts, CancellationToken ct)
    {
        var viewer = await visit.EnterAsync();
        var team = new Team(await people.ListAsync(ct));
        using var file = new MemoryStream();
        using (var csv = Spreadsheet.Into(file))
        {
            csv.WriteRecord((string[])[.. ((string[])["CsvDate", "Direction", "Result", "Number", "Contact", "Company", "Operator", "Duration", "Subject"]).Select(name => texts["Call" + name].Value)]);
            for (var skip = 0; skip < MostRows; skip += Page)
            {
                var calls = await loader.LoadAsync(viewer, team, wish.ToCriteria(team, time) with { Skip = skip, Take = Page }, ct);
                foreach (var call in calls.Items)
                    csv.WriteRecord(Cells(call, time, texts));
                if (skip + Page >= calls.Total)
                    break;
            }
        }

        await audit.RecordAsync(new() { Action = "calls.export", PersonId = viewer.Id, Subject = "calls" }, ct);
        return Results.File(file.ToArray(), "text/csv; charset=utf-8", "calls.csv");
    }

    private static string[] Cells(LoggedCall call, OfficeTime time, IStringLocalizer<DeskTexts> texts) =>
    [
        time.Full(call.Call.StartedAt), texts[$"Direction_{call.Call.Direction}"], texts[$"Call_{call.Call.Status}"], call.Call.Number is { } number ? PhoneText.Spaced(number) : "",
        call.Customer?.Contact ?? "", call.Customer?.Company ?? "", call.Operator ?? "", call.Length is { } length ? OfficeTime.Length(length) : "", call.Written?.Body.Subject ?? "",
    ];
}
