using System.Text.Json;
using System.Text.Json.Serialization;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallAssist.Modules.Interventions.Api;

/// <summary><c>/api/v1/interventions</c>: what was done for whom, for the intranet to take over (docs/api.md). Accepted ones only.</summary>
internal static class InterventionsApi
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    // A program reads what every person of the office may read: what stands in the customers' histories.
    private static readonly Person Reader = new() { DisplayName = "api" };

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("interventions");
        api.MapGet("", ListAsync);
        api.MapGet("{id:guid}", FindAsync);
    }

    private static async Task<IResult> ListAsync(
        IInterventions interventions, string? text, string? keyword, Guid? company, DateTimeOffset? from, DateTimeOffset? until, int? skip, int? take, CancellationToken ct)
    {
        var page = await interventions.SearchAsync(
            Reader,
            new() { Text = text, Keyword = keyword, CompanyId = company, From = from, Until = until, State = InterventionState.Accepted, Skip = skip ?? 0, Take = take ?? 50 }, ct);
        return Results.Json(new { total = page.Total, items = page.Items.Select(Told) }, Json);
    }

    private static async Task<IResult> FindAsync(Guid id, IInterventions interventions, CancellationToken ct) =>
        await interventions.FindAsync(Reader, id, ct) is { State: InterventionState.Accepted } found
            ? Results.Json(Told(found), Json)
            : Results.Problem($"No accepted intervention has the id {id}.", statusCode: StatusCodes.Status404NotFound);

    // The internal note stays in the house.
    private static object Told(Intervention item) => new
    {
        item.Id, item.CallId, item.At, item.SavedAt, item.Operator, item.Version, item.Drafted, item.Body.CompanyId, item.Body.ContactId, item.Body.Customer,
        item.Body.Subject, item.Body.Keywords, item.Body.Summary, item.Body.Actions, item.Body.FollowUp, item.Body.Minutes,
    };
}
