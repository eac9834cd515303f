using CallAssist.Modules.Recordings.Contracts;
using CallAssist.Web.Desk;

namespace CallAssist.Web.Pages.Recordings;

/// <summary>The list's address, read; what is no choice counts as none.</summary>
public sealed record RecordingQuery
{
    /// <summary>Lengths one can choose: from, and up to.</summary>
    internal static readonly IReadOnlyDictionary<string, (TimeSpan From, TimeSpan? Until)> Lengths = new Dictionary<string, (TimeSpan, TimeSpan?)>
    {
        ["minute"] = (TimeSpan.Zero, TimeSpan.FromMinutes(1)),
        ["short"] = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)),
        ["medium"] = (TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)),
        ["long"] = (TimeSpan.FromMinutes(15), null),
    };

    /// <summary>Words said or written, a customer's name, part of a number.</summary>
    public string? Q { get; init; }

    /// <summary>A name of <see cref="RecordingStage"/>.</summary>
    public string? Stage { get; init; }

    /// <summary>One person's.</summary>
    public Guid? Person { get; init; }

    /// <summary>One company's.</summary>
    public Guid? Customer { get; init; }

    /// <summary>First day, as yyyy-MM-dd.</summary>
    public string? From { get; init; }

    /// <summary>Last day.</summary>
    public string? Until { get; init; }

    /// <summary>The customer's mood.</summary>
    public string? Mood { get; init; }

    /// <summary>Catalogue id.</summary>
    public string? Keyword { get; init; }

    /// <summary>inbound, outbound or internal.</summary>
    public string? Direction { get; init; }

    /// <summary>A key of <see cref="Lengths"/>.</summary>
    public string? Length { get; init; }

    /// <summary>A name of <see cref="RecordingPurpose"/>.</summary>
    public string? Purpose { get; init; }

    /// <summary>none: those that belong to no call.</summary>
    public string? Call { get; init; }

    /// <summary>A name of <see cref="RecordingSort"/>.</summary>
    public string? Sort { get; init; }

    internal RecordingSort Order => Enum.TryParse<RecordingSort>(Sort, ignoreCase: true, out var sort) ? sort : default;

    internal int NarrowCount => new[] { Stage, Mood, Keyword, Direction, Length, Purpose, Call }.Count(f => !string.IsNullOrEmpty(f));

    internal bool Narrow => NarrowCount > 0;

    /// <summary>What is chosen as the query of an address, always in the same order.</summary>
    internal string ToAddress() => string.Join('&', new (string Name, string? Value)[]
    {
        ("q", Q), ("stage", Stage), ("person", Person?.ToString()), ("customer", Customer?.ToString()), ("from", From), ("until", Until), ("mood", Mood),
        ("keyword", Keyword), ("direction", Direction), ("length", Length), ("purpose", Purpose), ("call", Call), ("sort", Sort),
    }.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value!)}"));

    internal bool Any => Narrow || new[] { Q, From, Until, Sort }.Any(f => !string.IsNullOrEmpty(f)) || Person is not null || Customer is not null;

    /// <param name="team">Who sits where.</param>
    /// <param name="time">The office's clock.</param>
    /// <param name="numbers">Numbers of the customer chosen; null for none chosen.</param>
    internal RecordingFilter ToFilter(Team team, OfficeTime time, IReadOnlyList<string>? numbers)
    {
        var length = Length is not null && Lengths.TryGetValue(Length, out var chosen) ? chosen : default((TimeSpan From, TimeSpan? Until)?);
        return new()
        {
            Text = Q,
            Stage = Enum.TryParse<RecordingStage>(Stage, ignoreCase: true, out var stage) ? stage : null,
            At = team.TenuresOf(Person),
            Numbers = numbers,
            From = time.DayBegins(From),
            Until = time.DayEnds(Until),
            Mood = Blank(Mood),
            Keyword = Blank(Keyword),
            Direction = Blank(Direction),
            Purpose = Enum.TryParse<RecordingPurpose>(Purpose, ignoreCase: true, out var purpose) ? purpose : null,
            WithoutCall = Call == "none",
            AtLeast = length?.From,
            LessThan = length?.Until,
            Sort = Order,
        };
    }

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
