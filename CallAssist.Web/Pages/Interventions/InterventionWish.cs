using CallAssist.Modules.Interventions.Contracts;

namespace CallAssist.Web.Pages.Interventions;

/// <summary>The filters of the list of interventions as they stand in an address: <paramref name="Who"/> is a person's id or <c>team</c>, times are instants.</summary>
internal sealed record InterventionWish(
    string? Q, string? Keyword, string? Client, string? Who, string? State, Guid? Company, DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>The state that is wanted; null means any.</summary>
    public InterventionState? Wanted => Enum.TryParse<InterventionState>(State, ignoreCase: true, out var wanted) ? wanted : null;

    /// <summary>Nobody named means the reader's own, except on one customer's list.</summary>
    public InterventionFilter ToFilter(Guid reader) => new()
    {
        Text = Q, Keyword = Keyword, Customer = Client, CompanyId = Company, From = From, Until = Until,
        State = Wanted,
        OperatorId = Guid.TryParse(Who, out var one) ? one : Who == "team" || Company is not null ? null : reader,
    };
}
