using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallAssist.Modules.Interventions.Api;

/// <summary><c>/api/v1/interventions</c>: what was done for whom, for the intranet to take over and to add to (docs/api.md). Accepted ones only.</summary>
internal static class InterventionsApi
{
    // A program reads what every person of the office may read: what stands in the customers' histories.
    private static readonly Person Reader = new() { DisplayName = "api" };

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("interventions");
        api.MapGet("", ListAsync);
        api.MapPost("", WriteInterventions.PostAsync);
        api.MapGet("{id:guid}", FindAsync);
        api.MapPut("{id:guid}", WriteInterventions.PutAsync);
        api.MapGet("by-external-id/{externalId}", FindOwnAsync);
        api.MapPut("by-external-id/{externalId}", WriteInterventions.PutOwnAsync);
    }

    private static async Task<IResult> ListAsync(
        IInterventions interventions, ICustomerKeys keys, string? text, string? keyword, Guid? company, DateTimeOffset? from, DateTimeOffset? until, int? skip, int? take, CancellationToken ct) =>
        await ToldIntervention.PageAsync(keys, await interventions.SearchAsync(
            Reader,
            new() { Text = text, Keyword = keyword, CompanyId = company, From = from, Until = until, State = InterventionState.Accepted, Skip = skip ?? 0, Take = take ?? 50 }, ct), ct);

    private static async Task<IResult> FindAsync(Guid id, HttpContext http, IInterventions interventions, ICustomerKeys keys, CancellationToken ct) =>
        await TellAsync(http, keys, await interventions.FindAsync(Reader, id, ct) is { State: InterventionState.Accepted } found ? found : null, $"{id}", ct);

    private static async Task<IResult> FindOwnAsync(string externalId, HttpContext http, IInterventionIntake intake, ICustomerKeys keys, CancellationToken ct) =>
        await TellAsync(http, keys, await intake.FindAsync(externalId, ct), externalId, ct);

    private static async Task<IResult> TellAsync(HttpContext http, ICustomerKeys keys, Intervention? found, string asked, CancellationToken ct) => found is null
        ? Results.Problem($"No accepted intervention has the id or key {asked}.", statusCode: StatusCodes.Status404NotFound)
        : await ToldIntervention.WithTagAsync(http, keys, found, StatusCodes.Status200OK, ct);
}
