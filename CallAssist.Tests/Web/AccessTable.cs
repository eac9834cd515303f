using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Tests.Web;

/// <summary>
/// Every page and endpoint with what each of nobody, operator, supervisor and administrator gets:
/// <c>opens</c>, <c>sign-in</c> (redirect), <c>denied</c>, <c>elsewhere</c> (redirect), <c>refused</c> (400: no antiforgery token),
/// <c>token</c> (401: wants a bearer token), <c>not-found</c>. Who adds a page adds its row.
/// </summary>
public static class AccessTable
{
    public const string Nobody = "nobody";

    private const string AnyId = "0198c0de-0000-7000-8000-000000000000";

    private static readonly string[] Everyone = ["opens", "opens", "opens", "opens"];
    private static readonly string[] SignedIn = ["sign-in", "opens", "opens", "opens"];
    private static readonly string[] Managers = ["sign-in", "denied", "opens", "opens"];
    private static readonly string[] Administrators = ["sign-in", "denied", "denied", "opens"];

    internal static IReadOnlyList<Row> Rows { get; } =
    [
        new("/sign-in", Everyone),
        new("/set-up", ["elsewhere", "elsewhere", "elsewhere", "elsewhere"]),
        new("/error", Everyone),
        new("/not-found", Everyone),
        new("/denied", SignedIn),
        new("/", SignedIn),
        new("/interventions", SignedIn),
        new("/interventions/new", SignedIn),
        new("/interventions/export", SignedIn),
        new("/interventions/{Id:guid}", SignedIn, Path: $"/interventions/{AnyId}"),
        new("/calls", SignedIn),
        new("/calls/{Id:guid}", SignedIn, Path: $"/calls/{AnyId}"),
        new("/calls/export.csv", SignedIn),
        new("/board", SignedIn),
        new("/clients", SignedIn),
        new("/clients/new", SignedIn),
        new("/clients/links", Administrators),
        new("/clients/import", Managers),
        new("/clients/export.csv", Managers),
        new("/clients/{Id:guid}", SignedIn, Path: $"/clients/{AnyId}"),
        new("/clients/{Id:guid}/edit", SignedIn, Path: $"/clients/{AnyId}/edit"),
        new("/recordings", SignedIn),
        new("/recordings/{Id:guid}", SignedIn, Path: $"/recordings/{AnyId}"),
        new("/recordings/{id:guid}/audio", ["sign-in", "not-found", "not-found", "not-found"], Path: $"/recordings/{AnyId}/audio"),
        new("/audit", SignedIn),
        new("/care", Administrators),
        new("/settings", Administrators),
        new("/downloads", SignedIn),
        new("/downloads/{id:guid}", ["sign-in", "not-found", "not-found", "not-found"], Path: $"/downloads/{AnyId}"),
        new("/recordings/{id:guid}/download/{format}", ["sign-in", "not-found", "not-found", "not-found"], Path: $"/recordings/{AnyId}/download/wav"),
        new("/agent/v1/recordings", ["token", "token", "token", "token"]),
        new("/agent/v1/recordings", ["token", "token", "token", "token"], Method: "POST"),
        new("/agent/v1/uploads", ["token", "token", "token", "token"], Method: "POST"),
        new("/agent/v1/uploads/{captureId:guid}", ["token", "token", "token", "token"], Method: "PUT", Path: $"/agent/v1/uploads/{AnyId}"),
        new("/agent/v1/feed", ["token", "token", "token", "token"]),
        // Antiforgery does not apply; without a code there is nothing to redeem.
        new("/agent/v1/enrolment", ["422", "422", "422", "422"], Method: "POST"),
        new("/api/v1/customers/", ["token", "token", "token", "token"]),
        new("/api/v1/customers/", ["token", "token", "token", "token"], Method: "POST"),
        new("/api/v1/customers/{externalId}", ["token", "token", "token", "token"], Path: "/api/v1/customers/C-1"),
        new("/api/v1/customers/{externalId}", ["token", "token", "token", "token"], Method: "PUT", Path: "/api/v1/customers/C-1"),
        new("/api/v1/customers/{externalId}", ["token", "token", "token", "token"], Method: "DELETE", Path: "/api/v1/customers/C-1"),
        new("/api/v1/interventions/", ["token", "token", "token", "token"]),
        new("/api/v1/interventions/{id:guid}", ["token", "token", "token", "token"], Path: $"/api/v1/interventions/{AnyId}"),
        new("/api/v1/interventions/", ["token", "token", "token", "token"], Method: "POST"),
        new("/api/v1/interventions/{id:guid}", ["token", "token", "token", "token"], Method: "PUT", Path: $"/api/v1/interventions/{AnyId}"),
        new("/api/v1/interventions/by-external-id/{externalId}", ["token", "token", "token", "token"], Path: "/api/v1/interventions/by-external-id/T-1"),
        new("/api/v1/interventions/by-external-id/{externalId}", ["token", "token", "token", "token"], Method: "PUT", Path: "/api/v1/interventions/by-external-id/T-1"),
        new("/hooks", ["token", "token", "token", "token"]),
        new("/hooks/{token}/{**rest}", ["token", "token", "token", "token"], Path: "/hooks/wrong/incoming"),
        new("/hooks/screen/{secret}", ["token", "token", "token", "token"], Path: "/hooks/screen/wrong"),
        new("/hooks/{token}/record/{action}", ["token", "token", "token", "token"], Path: "/hooks/wrong/record/pause?extension=21"),
        new("/feed", ["token", "422", "422", "422"]),
        new("/profile", SignedIn),
        new("/users", Administrators),
        new("/agents", Administrators),
        new("/tokens", Administrators),
        new("/inbox", Administrators),
        new("/sources/voicemanager", Administrators),
        new("/sources/phones", Administrators),
        new("/model", Administrators),
        new("/statistics", SignedIn),
        new("/summaries", Administrators),
        new("/catalogue", Managers),
        new("/catalogue/export", Managers),
        new("/ledger", Managers),
        new("/ledger/export", Managers),
        new("/mails", Administrators),
        new("/webhooks", Administrators),
        new("/jobs", Managers),
        new("/health", Managers),
        new("/health/live", Everyone),
        new("/health/ready", Everyone),
        // From this machine; MetricsTests looks at it from elsewhere.
        new("/metrics", Everyone),
        // Antiforgery first; without a demo office there is nothing to clear (DemoStory does it).
        new("/demo/clear", ["sign-in", "refused", "refused", "refused"], Method: "POST"),
        new("/sign-out", ["sign-in", "refused", "refused", "refused"], Method: "POST"),
        new("/language", ["refused", "refused", "refused", "refused"], Method: "POST"),
        new("/_blazor/negotiate", ["token", "opens", "opens", "opens"], Method: "POST"),
        new("/_blazor", ["token", "refused", "refused", "refused"]),
        new("/_blazor/disconnect/", ["sign-in", "refused", "refused", "refused"], Method: "POST"),
        new("/_blazor/initializers/", SignedIn),
    ];

    public static IEnumerable<TheoryDataRow<string, string, string, string>> Requests() =>
        from row in Rows
        from pair in row.Answers.Zip((string[])[Nobody, Roles.Operator, Roles.Supervisor, Roles.Administrator])
        select new TheoryDataRow<string, string, string, string>(row.Method, row.Path ?? row.Route, pair.Second, pair.First);

    /// <param name="Route">The route's template.</param>
    /// <param name="Answers">What nobody, operator, supervisor and administrator get.</param>
    /// <param name="Method">HTTP method.</param>
    /// <param name="Path">An example where the template has parameters.</param>
    internal sealed record Row(string Route, string[] Answers, string Method = "GET", string? Path = null);
}
