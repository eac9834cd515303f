using System.Security.Claims;
using CallAssist.Modules.Identity.Contracts;
using Microsoft.AspNetCore.Components.Authorization;

namespace CallAssist.Web.Hosting;

/// <summary>The person behind a request or a browser tab's circuit.</summary>
internal sealed class CurrentPerson(IHttpContextAccessor http, AuthenticationStateProvider state, IPeople people) : ICurrentPerson
{
    public async Task<Person?> GetAsync(CancellationToken ct)
    {
        // Inside a circuit the HTTP context is the one of long ago, when the tab connected.
        var user = http.HttpContext is { } context && !context.Request.Path.StartsWithSegments("/_blazor")
            ? context.User
            : (await state.GetAuthenticationStateAsync()).User;
        return Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && await people.FindAsync(id, ct) is { Active: true } person
            ? person
            : null;
    }
}
