using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Interventions.Contracts;

namespace CallAssist.Modules.Interventions.Api;

/// <summary>The body of POST and PUT: what a program says of an intervention.</summary>
internal sealed record GivenIntervention
{
    public string Subject { get; init; } = "";

    public string? ExternalId { get; init; }

    public Guid? CallId { get; init; }

    public DateTimeOffset? At { get; init; }

    public string? Operator { get; init; }

    /// <summary>The customer by the intranet's key.</summary>
    public string? CustomerExternalId { get; init; }

    /// <summary>The customer as people read it; the name of the one of that key where it is left out.</summary>
    public string Customer { get; init; } = "";

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public string Summary { get; init; } = "";

    public IReadOnlyList<string> Actions { get; init; } = [];

    public string FollowUp { get; init; } = "";

    public int? Minutes { get; init; }

    private const int LongestLine = 400;
    private const int LongestText = 20_000;
    private const int LongestKey = 100;
    private const int MostLines = 100;

    /// <summary>What keeps it from being stored, or null. Elements of lists may be null in JSON.</summary>
    public string? Fault()
    {
        if (string.IsNullOrWhiteSpace(Subject))
            return "subject is missing.";
        if (ExternalId is { Length: 0 or > LongestKey })
            return $"externalId has 1 to {LongestKey} characters.";
        if (Subject.Length > LongestLine || Customer.Length > LongestLine || FollowUp.Length > LongestLine)
            return $"subject, customer and followUp have {LongestLine} characters at most.";
        if (Summary.Length > LongestText)
            return $"summary has {LongestText} characters at most.";
        if (Keywords.Concat(Actions).Any(line => line is null or { Length: > LongestLine }) || Keywords.Count > MostLines || Actions.Count > MostLines)
            return $"keywords and actions are up to {MostLines} texts of {LongestLine} characters at most.";
        return Minutes is < 0 or > 1440 ? "minutes is 0 to 1440." : null;
    }

    public IntakeIntervention ToIntake(string author, CompanyKey? company, int? ifVersion) => new()
    {
        Author = author, ExternalId = ExternalId, IfVersion = ifVersion, CallId = CallId, At = At, Operator = Operator,
        Body = new()
        {
            CompanyId = company?.CompanyId, Customer = Customer.Length > 0 ? Customer : company?.Name ?? "", Subject = Subject, Keywords = Keywords, Summary = Summary,
            Actions = Actions, FollowUp = FollowUp, Minutes = Minutes,
        },
    };
}
