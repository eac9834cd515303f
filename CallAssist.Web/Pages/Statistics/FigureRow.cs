namespace CallAssist.Web.Pages.Statistics;

/// <summary>One line of figures.</summary>
/// <param name="Name">What they are about.</param>
/// <param name="Numbers">The figures.</param>
/// <param name="Href">Where the name leads, or null.</param>
public sealed record FigureRow(string Name, IReadOnlyList<int> Numbers, string? Href = null);
