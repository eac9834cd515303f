using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Kernel.PhoneNumbers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallAssist.Modules.Customers.Api;

/// <summary><c>/api/v1/customers</c>: the intranet pushes its customers, by its own key (docs/api.md).</summary>
internal static class CustomersApi
{
    /// <summary>Companies in one request; a larger file comes in several.</summary>
    internal const int MostAtOnce = 1000;

    // As wide as the columns.
    private const int LongestName = 200;
    private const int LongestKey = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("customers");
        api.MapGet("", ListAsync);
        api.MapGet("{externalId}", FindAsync);
        api.MapPut("{externalId}", SaveAsync);
        api.MapPost("", SaveManyAsync);
        api.MapDelete("{externalId}", DeleteAsync);
    }

    private static async Task<IResult> ListAsync(ICustomerList list, string? text, int? skip, int? take, CancellationToken ct)
    {
        var page = await list.ListAsync(new() { Text = text, Skip = skip ?? 0, Take = take ?? 50 }, ct);
        return Results.Json(new { total = page.Total, items = page.Items });
    }

    private static async Task<IResult> FindAsync(string externalId, ICustomerEditor editor, CancellationToken ct) =>
        await editor.FindAsync(externalId, ct) is { } found ? Results.Json(found) : NotFound(externalId);

    private static async Task<IResult> SaveAsync(string externalId, HttpRequest request, ICustomerEditor editor, CancellationToken ct)
    {
        var (company, unreadable) = await request.ReadBodyAsync<CompanyFile>(ct);
        if (company is null)
            return Wrong(unreadable!);
        if (company.ExternalId is { } named && named != externalId)
            return Wrong($"The body names {named}, the address {externalId}.");
        company = company with { ExternalId = externalId };
        if (Fault(company) is { } fault)
            return Wrong(fault);
        var known = await editor.FindAsync(externalId, ct) is not null;
        await editor.SaveAsync([company], ct);
        return Results.Json(company, statusCode: known ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    private static async Task<IResult> SaveManyAsync(HttpRequest request, ICustomerEditor editor, CancellationToken ct)
    {
        var (companies, unreadable) = await request.ReadBodyAsync<IReadOnlyList<CompanyFile>>(ct);
        if (companies is null)
            return Wrong(unreadable!);
        if (companies.Count > MostAtOnce)
            return Wrong($"{companies.Count} companies in one request; {MostAtOnce} at most.");
        var faults = companies.Select((company, index) => (index, fault: Fault(company))).Where(f => f.fault is not null).Select(f => $"[{f.index}] {f.fault}").ToList();
        if (faults.Count > 0)
            return Wrong("Nothing was saved. " + string.Join(" ", faults.Take(20)));
        await editor.SaveAsync(companies, ct);
        return Results.Json(new { saved = companies.Count });
    }

    private static async Task<IResult> DeleteAsync(string externalId, ICustomerEditor editor, CancellationToken ct) =>
        await editor.DeleteAsync(externalId, ct) ? Results.NoContent() : NotFound(externalId);

    /// <summary>What keeps a company from being stored, or null. Elements of lists may be null in JSON.</summary>
    private static string? Fault(CompanyFile? company)
    {
        if (company is null)
            return "A company is null.";
        if (string.IsNullOrWhiteSpace(company.ExternalId))
            return "externalId is missing.";
        if (string.IsNullOrWhiteSpace(company.Name))
            return "name is missing.";
        if (company.Contacts.Any(c => string.IsNullOrWhiteSpace(c?.Name)))
            return "A contact has no name.";
        if (company.Name.Length > LongestName || company.ExternalId.Length > LongestKey || company.Contacts.Any(c => c.Name.Length > LongestName || c.Email.Length > LongestName))
            return $"Names and e-mail addresses have {LongestName} characters at most, externalId {LongestKey}.";
        if (company.Alerts.Any(a => a is not { Severity: >= 0 and <= 2 }))
            return "The severity of an alert must be 0, 1 or 2.";
        string?[] unreadable = [.. company.Numbers.Concat(company.Contacts.SelectMany(c => c.Numbers)).Where(n => PhoneNumber.ToE164(n) is null)];
        return unreadable is [var number, ..] ? $"\"{number}\" is no telephone number." : null;
    }

    private static IResult Wrong(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status422UnprocessableEntity);

    private static IResult NotFound(string externalId) => Results.Problem($"No customer has the key {externalId}.", statusCode: StatusCodes.Status404NotFound);
}
