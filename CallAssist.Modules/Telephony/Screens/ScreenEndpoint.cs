using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallAssist.Modules.Telephony.Screens;

/// <summary><c>GET /hooks/screen/{secret}</c>: a phone fetches who is calling; only from the phone's own address where that is an IP address.</summary>
internal static class ScreenEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/hooks/screen/{secret}", ShowAsync).AllowAnonymous();

    private static async Task<IResult> ShowAsync(string secret, HttpContext http, PhoneStore phones, ScreenDesk desk)
    {
        if (await phones.FindBySecretAsync(secret, http.RequestAborted) is not { } phone || !IsFrom(phone, http.Connection.RemoteIpAddress))
            return Results.Json(new { error = "This address carries no valid secret of this phone." }, statusCode: StatusCodes.Status401Unauthorized);
        var screen = await desk.NowAsync(phone, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(screen.Body, screen.MediaType, Encoding.UTF8);
    }

    private static bool IsFrom(PhoneRow phone, IPAddress? remote) =>
        !IPAddress.TryParse(new Uri(phone.Address).Host.Trim('[', ']'), out var own) || own.Equals(remote is { IsIPv4MappedToIPv6: true } ? remote.MapToIPv4() : remote);
}
