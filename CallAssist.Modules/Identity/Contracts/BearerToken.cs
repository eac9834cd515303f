using Microsoft.AspNetCore.Http;

namespace CallAssist.Modules.Identity.Contracts;

/// <summary>The secret that a program shows behind <c>Authorization: Bearer</c> (RFC 6750 §2.1).</summary>
public static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>The secret, or null where the request shows none. The scheme's name is read in either case (RFC 9110 §11.1).</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } shown && shown.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && shown.AsSpan(Scheme.Length).Trim() is { IsEmpty: false } secret
            ? secret.ToString()
            : null;
}
