using System.Security.Claims;
using CallAssist.Modules.Identity.Contracts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace CallAssist.Web.Hosting;

/// <summary>
/// Signs an open tab out when its person's sign-in ended: at once when it ended in this process, within half a minute when
/// another node or the command line did it.
/// </summary>
internal sealed class StampedState : RevalidatingServerAuthenticationStateProvider
{
    private readonly IServiceScopeFactory _scopes;
    private readonly ISignInWatch _watch;
    private IDisposable? _watching;

    public StampedState(ILoggerFactory loggers, IServiceScopeFactory scopes, ISignInWatch watch) : base(loggers)
    {
        (_scopes, _watch) = (scopes, watch);
        AuthenticationStateChanged += Follow;
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IStampCheck>().StillValidAsync(authenticationState.User);
    }

    protected override void Dispose(bool disposing)
    {
        AuthenticationStateChanged -= Follow;
        _watching?.Dispose();
        base.Dispose(disposing);
    }

    private void Follow(Task<AuthenticationState> state)
    {
        _watching?.Dispose();
        _watching = state is { IsCompletedSuccessfully: true, Result.User: var user } && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var person)
            ? _watch.Watch(person, () => SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())))))
            : null;
    }
}
