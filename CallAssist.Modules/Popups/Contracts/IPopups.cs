using CallAssist.Modules.Customers.Contracts;

namespace CallAssist.Modules.Popups.Contracts;

/// <summary>Cards of calls that ring or talk now, per person.</summary>
public interface IPopups
{
    /// <summary>This person's open cards, oldest first, with who is calling.</summary>
    Task<IReadOnlyList<PopupCard>> OpenAsync(Guid personId, CancellationToken ct = default);

    /// <summary>Who was shown a card of this call, in that order.</summary>
    Task<IReadOnlyList<ShownCard>> ShownAsync(Guid callId, CancellationToken ct = default);

    /// <summary>The person has seen it.</summary>
    Task AcknowledgeAsync(Guid personId, Guid cardId, CancellationToken ct = default);

    /// <summary>Calls <paramref name="onChange"/> after each change of this person's cards, until disposed.</summary>
    IDisposable Subscribe(Guid personId, Action onChange);
}

/// <summary>Somebody was shown a card.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="ShownAt">When.</param>
/// <param name="AcknowledgedAt">When he said that he has seen it, or null.</param>
public sealed record ShownCard(Guid PersonId, DateTimeOffset ShownAt, DateTimeOffset? AcknowledgedAt);

/// <summary>One card.</summary>
/// <param name="Id">The card.</param>
/// <param name="CallId">Its call.</param>
/// <param name="Talking">False while it rings.</param>
/// <param name="Direction"><c>inbound outbound internal</c>.</param>
/// <param name="Since">When it began to ring, or to talk.</param>
/// <param name="Acknowledged">Whether the person has seen it.</param>
/// <param name="Customer">Who is at the other end.</param>
public sealed record PopupCard(Guid Id, Guid CallId, bool Talking, string Direction, DateTimeOffset Since, bool Acknowledged, CallerCard Customer);
