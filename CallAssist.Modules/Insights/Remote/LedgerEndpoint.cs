using System.Text.Encodings.Web;
using System.Text.Json;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Insights.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallAssist.Modules.Insights.Remote;

/// <summary>`GET /ledger/export`: the whole ledger as JSON Lines, for supervisors and administrators.</summary>
internal static class LedgerEndpoint
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/ledger/export", async (ILedger ledger, HttpContext http) =>
    {
        http.Response.ContentType = "application/x-ndjson; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"registre.jsonl\"";
        await foreach (var entry in ledger.ReadAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, http.RequestAborted))
            await http.Response.WriteAsync(JsonSerializer.Serialize(entry, Json) + "\n", http.RequestAborted);
    }).RequireAuthorization(Policies.Management);
}
