using System.Globalization;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Web.Desk;
using Microsoft.AspNetCore.Components;

namespace CallAssist.Web.Pages.Statistics;

/// <summary>The digest's figures of any period; the period stands in the address.</summary>
public sealed partial class StatisticsPage
{
    private const string Iso = "yyyy-MM-dd";

    private DateOnly _today;
    private string _from = "";
    private string _until = "";
    private PeriodFigures? _figures;

    /// <summary>First day, as yyyy-MM-dd; the first of this month without one.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>Last day, as yyyy-MM-dd; today without one.</summary>
    [SupplyParameterFromQuery]
    public string? Until { get; set; }

    [Inject] private IStatistics Figures { get; set; } = default!;

    [Inject] private Visit Visit { get; set; } = default!;

    [Inject] private OfficeTime Time { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        await Visit.EnterAsync();
        _today = Time.Day(Clock.GetUtcNow());
        var until = Day(Until) ?? _today;
        var from = Day(From) ?? new DateOnly(until.Year, until.Month, 1);
        if (from > until)
            (from, until) = (until, from);
        var figures = await Figures.OfAsync(from, until);
        (_from, _until, _figures) = (Text(figures.From), Text(figures.Until), figures);
    }

    private IEnumerable<(string Name, string From, string Until)> Periods()
    {
        var month = new DateOnly(_today.Year, _today.Month, 1);
        yield return ("Today", Text(_today), Text(_today));
        yield return ("Yesterday", Text(_today.AddDays(-1)), Text(_today.AddDays(-1)));
        yield return ("Month", Text(month), Text(_today));
        yield return ("LastMonth", Text(month.AddMonths(-1)), Text(month.AddDays(-1)));
    }

    private FigureRow[] Keywords(PeriodFigures figures) =>
        [.. figures.Keywords.Select(k => new FigureRow(k.Keyword, [k.Count], $"interventions?keyword={Uri.EscapeDataString(k.Keyword)}&from={_from}&until={_until}"))];

    private static FigureRow[] People(PeriodFigures figures) => [.. figures.People.Select(p => new FigureRow(p.Person, [p.Interventions]))];

    private static FigureRow[] Customers(PeriodFigures figures) => [.. figures.Customers.Select(c => new FigureRow(c.Name, [c.Calls], $"clients/{c.CompanyId}"))];

    private static FigureRow[] Past(PeriodFigures figures) =>
    [
        new(Days(figures.From, figures.Until), [figures.Handled, figures.Missed]),
        .. figures.Past.Select(p => new FigureRow(Days(p.From, p.Until), [p.Handled, p.Missed], $"statistics?from={Text(p.From)}&until={Text(p.Until)}")),
    ];

    private static string Days(DateOnly from, DateOnly until) => from == until
        ? from.ToString("dddd d MMMM", CultureInfo.CurrentCulture)
        : $"{from.ToString("d", CultureInfo.CurrentCulture)} – {until.ToString("d", CultureInfo.CurrentCulture)}";

    private static string Text(DateOnly day) => day.ToString(Iso, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
