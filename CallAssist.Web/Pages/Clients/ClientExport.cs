using CallAssist.Modules.Compliance.Contracts;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Web.Pages.Clients;

/// <summary><c>GET /clients/export.csv</c>: the whole customer file, for those who answer for it.</summary>
internal static class ClientExport
{
    public static void MapClientExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/clients/export.csv", ExportAsync).RequireAuthorization(Policies.Management);

    private static async Task<IResult> ExportAsync(ICustomerImport import, IAuditLog audit, ICurrentPerson current, CancellationToken ct)
    {
        await audit.RecordAsync(new() { Action = "customer.export", PersonId = (await current.GetAsync())?.Id, Subject = "customers" }, ct);
        return Results.File(await import.ExportAsync(ct), "text/csv; charset=utf-8", "clients.csv");
    }
}
