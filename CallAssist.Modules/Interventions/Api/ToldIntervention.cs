using System.Text.Json;
using System.Text.Json.Serialization;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using Microsoft.AspNetCore.Http;

namespace CallAssist.Modules.Interventions.Api;

/// <summary>An intervention as other programs read it; the internal note stays in the house.</summary>
internal static class ToldIntervention
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static async Task<IResult> PageAsync(ICustomerKeys keys, InterventionPage page, CancellationToken ct)
    {
        var known = await keys.OfAsync([.. page.Items.Select(i => i.Body.CompanyId).OfType<Guid>()], ct);
        return Results.Json(new { total = page.Total, items = page.Items.Select(i => Of(i, known)) }, Json);
    }

    /// <summary>One, its version as <c>ETag</c>.</summary>
    public static async Task<IResult> WithTagAsync(HttpContext http, ICustomerKeys keys, Intervention item, int status, CancellationToken ct)
    {
        http.Response.Headers.ETag = $"\"{item.Version}\"";
        return Results.Json(Of(item, await keys.OfAsync(item.Body.CompanyId is { } company ? [company] : [], ct)), Json, statusCode: status);
    }

    private static object Of(Intervention item, IReadOnlyDictionary<Guid, string> keys) => new
    {
        item.Id, item.ExternalId, item.CallId, item.At, item.SavedAt, item.SavedBy, item.Operator, item.Version, item.Drafted, item.Body.CompanyId, item.Body.ContactId,
        CustomerExternalId = item.Body.CompanyId is { } company ? keys.GetValueOrDefault(company) : null, item.Body.Customer, item.Body.Subject, item.Body.Keywords, item.Body.Summary,
        item.Body.Actions, item.Body.FollowUp, item.Body.Minutes,
    };
}
