using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Recordings.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallAssist.Modules.Recordings.Library;

/// <summary>`GET /recordings/{id}/audio`: both voices as WAV, with ranges, for whoever may hear them.</summary>
internal static class AudioEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/recordings/{id:guid}/audio", async (
        Guid id, ICurrentPerson current, IRecordings recordings, HttpContext http) =>
    {
        if (await current.GetAsync(http.RequestAborted) is not { } person)
            return Results.Unauthorized();
        // A voice stays in no cache of a PC that others use too.
        http.Response.Headers.CacheControl = "no-store";
        return await recordings.OpenAudioAsync(person, id, http.RequestAborted) is { } audio
            ? Results.Stream(audio, "audio/wav", enableRangeProcessing: true)
            : Results.NotFound();
    }).RequireAuthorization();
}
