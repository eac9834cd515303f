using System.Globalization;
using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using Microsoft.AspNetCore.Http;

namespace CallAssist.Modules.Interventions.Api;

/// <summary>POST and PUT of <c>/api/v1/interventions</c>. The author is the token's name; <c>If-Match</c> (RFC 9110 §13.1.1) names the version that was read.</summary>
internal static class WriteInterventions
{
    public static Task<IResult> PostAsync(HttpContext http, IInterventionIntake intake, ICustomerKeys keys, CancellationToken ct) =>
        WithBodyAsync(http, keys, async given => await intake.SaveAsync(given with { OnlyNew = true }, ct), ct);

    public static Task<IResult> PutOwnAsync(string externalId, HttpContext http, IInterventionIntake intake, ICustomerKeys keys, CancellationToken ct) =>
        WithBodyAsync(http, keys, async given => given.ExternalId is { } named && named != externalId
            ? new IntakeOutcome.Wrong($"The body names {named}, the address {externalId}.")
            : await intake.SaveAsync(given with { ExternalId = externalId }, ct), ct);

    public static Task<IResult> PutAsync(Guid id, HttpContext http, IInterventionIntake intake, ICustomerKeys keys, CancellationToken ct) =>
        WithBodyAsync(http, keys, async given => given.IfVersion is { } version ? await intake.ReplaceAsync(id, version, given, ct) : null, ct);

    private static async Task<IResult> WithBodyAsync(HttpContext http, ICustomerKeys keys, Func<IntakeIntervention, Task<IntakeOutcome?>> save, CancellationToken ct)
    {
        if (!TryVersion(http.Request, out var version))
            return Problem(StatusCodes.Status400BadRequest, "If-Match is a version in quotes, for example \"3\".");
        var (given, fault) = await http.Request.ReadBodyAsync<GivenIntervention>(ct);
        if (given is null || given.Fault() is not null)
            return Problem(StatusCodes.Status422UnprocessableEntity, fault ?? given!.Fault()!);
        var company = given.CustomerExternalId is { } key ? await keys.FindAsync(key, ct) : null;
        if (given.CustomerExternalId is not null && company is null)
            return Problem(StatusCodes.Status422UnprocessableEntity, $"No customer has the key {given.CustomerExternalId}.");
        return await AnswerAsync(http, keys, await save(given.ToIntake(http.ApiToken().Name, company, version)), ct);
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, ICustomerKeys keys, IntakeOutcome? outcome, CancellationToken ct) => outcome switch
    {
        IntakeOutcome.Added { Intervention: var added } => await ToldIntervention.WithTagAsync(http, keys, added, StatusCodes.Status201Created, ct),
        IntakeOutcome.Stands { Intervention: var stands } => await ToldIntervention.WithTagAsync(http, keys, stands, StatusCodes.Status200OK, ct),
        IntakeOutcome.Conflict { Current: var now } => Problem(
            StatusCodes.Status409Conflict, $"It stands in version {now.Version}, last changed by {now.SavedBy}: name that version in If-Match to replace it.", now.Version),
        IntakeOutcome.Stale { Current: var now } => Problem(StatusCodes.Status412PreconditionFailed, $"It stands in version {now.Version}, last changed by {now.SavedBy}.", now.Version),
        IntakeOutcome.Wrong { Detail: var detail } => Problem(StatusCodes.Status422UnprocessableEntity, detail),
        IntakeOutcome.Missing => Problem(StatusCodes.Status404NotFound, "There is no accepted intervention of this id or key."),
        _ => Problem(StatusCodes.Status428PreconditionRequired, "If-Match must name the version that is to be replaced."),
    };

    private static bool TryVersion(HttpRequest request, out int? version)
    {
        version = null;
        if (request.Headers.IfMatch.ToString() is not { Length: > 0 } tag)
            return true;
        if (!int.TryParse(tag.Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        version = number;
        return true;
    }

    private static IResult Problem(int status, string detail, int? version = null) =>
        Results.Problem(detail, statusCode: status, extensions: version is null ? null : new Dictionary<string, object?> { ["version"] = version });
}
