using CallAssist.Modules.Telephony.Contracts;
using CallAssist.Web.Desk;

namespace CallAssist.Web.Pages.Calls;

/// <summary>The filters of the call log as they stand in the address, of the page and of its file.</summary>
/// <param name="Q">Part of a number or of a customer's name.</param>
/// <param name="Direction"><c>inbound outbound internal</c>.</param>
/// <param name="Result">A name of <see cref="CallResult"/>.</param>
/// <param name="Person">One person's.</param>
/// <param name="From">First day, as yyyy-MM-dd.</param>
/// <param name="Until">Last day, as yyyy-MM-dd.</param>
internal sealed record CallWish(string? Q, string? Direction, string? Result, Guid? Person, string? From, string? Until)
{
    public static IReadOnlyList<string> Directions { get; } = ["inbound", "outbound", "internal"];

    public bool Any => new[] { Q, Direction, Result, From, Until }.Any(f => !string.IsNullOrEmpty(f)) || Person is not null;

    public CallResult? Wanted => Enum.TryParse<CallResult>(Result, ignoreCase: true, out var result) ? result : null;

    public CallCriteria ToCriteria(Team team, OfficeTime time) => new()
    {
        Text = Q,
        Direction = Directions.Contains(Direction) ? Direction : null,
        Result = Wanted,
        At = team.TenuresOf(Person),
        From = time.DayBegins(From),
        Until = time.DayEnds(Until),
    };
}
