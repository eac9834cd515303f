using System.Text.Encodings.Web;
using System.Text.Json;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallAssist.Modules.Insights.Catalogue;

/// <summary>`GET /catalogue/export`: the catalogue as a file that can be imported again.</summary>
internal static class CatalogueEndpoint
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/catalogue/export", async (IKeywordCatalogue catalogues, CancellationToken ct) =>
        Results.File(JsonSerializer.SerializeToUtf8Bytes(await catalogues.LoadAsync(ct), Json), "application/json", "mots-cles.json"))
        .RequireAuthorization(Policies.Management);
}
