using CallAssist.Modules.Customers.Contracts;

namespace CallAssist.Modules.Telephony.Adapters;

/// <summary>What a source is told of the caller; <see cref="Nothing"/> where its token may not read who is calling.</summary>
/// <param name="Card">Who it is.</param>
/// <param name="SinceMissed">How long ago he was last missed, if nobody talked to him since.</param>
/// <param name="CallbackPromised">Somebody promised to call him back.</param>
internal sealed record CallerNews(CallerCard? Card, TimeSpan? SinceMissed = null, bool CallbackPromised = false)
{
    public static CallerNews Nothing { get; } = new((CallerCard?)null);

    /// <summary>The phone shows no accents (<c>ascii=1</c> in its address).</summary>
    public bool Plain { get; init; }

    public bool Known => Card is { Known: true };

    /// <summary>Whole minutes since he was missed, or null.</summary>
    public int? MinutesSinceMissed => SinceMissed is { } since ? (int)since.TotalMinutes : null;
}
