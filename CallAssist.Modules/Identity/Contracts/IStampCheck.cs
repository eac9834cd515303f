using System.Security.Claims;

namespace CallAssist.Modules.Identity.Contracts;

/// <summary>Whether a cookie or a browser tab's circuit still stands for an active person with an unchanged security stamp.</summary>
public interface IStampCheck
{
    /// <summary>False: sign out.</summary>
    Task<bool> StillValidAsync(ClaimsPrincipal principal);
}
