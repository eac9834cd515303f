using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;

namespace CallAssist.Web.Desk;

/// <summary>Calls that ring or talk now, for this person.</summary>
internal interface ILiveCards
{
    Task<IReadOnlyList<LiveCard>> OpenAsync(Person viewer, CancellationToken ct);

    Task AcknowledgeAsync(Person viewer, Guid cardId, CancellationToken ct);

    IDisposable Subscribe(Person viewer, Action onChange);
}

/// <summary>A call that is going on.</summary>
public sealed record LiveCard(Guid Id, Guid CallId, bool Talking, string Direction, DateTimeOffset Since, CallerCard Customer, bool Acknowledged);

/// <summary>A keyword and the words it rests on.</summary>
public sealed record KeywordView(string Label, double Score, IReadOnlyList<SpokenWords> Evidence);

/// <summary>Words of a call; times in seconds.</summary>
public sealed record SpokenWords(string Speaker, double Start, double End, string Words, string Kind);
