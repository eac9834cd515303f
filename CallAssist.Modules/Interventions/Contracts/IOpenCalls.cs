using CallAssist.Modules.Identity.Contracts;

namespace CallAssist.Modules.Interventions.Contracts;

/// <summary>What is still to be written: the one question that desk and reminder ask.</summary>
public interface IOpenCalls
{
    /// <summary>
    /// Outside calls that this person finished (everyone's with <paramref name="team"/>) and that nobody wrote about, oldest first. A draft is not
    /// yet an intervention: its call is open and names it. A call whose draft was put aside is done.
    /// </summary>
    /// <param name="person">Whose.</param>
    /// <param name="since">Not before this instant, and a week back at most.</param>
    /// <param name="team">Everyone's; for who sees everyone's.</param>
    /// <param name="ct">Cancellation.</param>
    Task<IReadOnlyList<OpenCall>> OfAsync(Person person, DateTimeOffset? since = null, bool team = false, CancellationToken ct = default);
}

/// <summary>A finished call for which its operator owes an intervention.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Direction"><c>inbound</c> or <c>outbound</c>.</param>
/// <param name="Number">The customer's, in E.164, or null.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="AnsweredAt">When somebody picked up.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="DraftId">The draft that waits for this person, or null.</param>
/// <param name="Extension">Where it was spoken last: whose it is to write.</param>
public sealed record OpenCall(Guid CallId, string Direction, string? Number, DateTimeOffset StartedAt, DateTimeOffset AnsweredAt, DateTimeOffset EndedAt, Guid? DraftId, string Extension = "");
