using CallAssist.Modules.Notifications.Compose;
using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Figures;

namespace CallAssist.Modules.Notifications.Digest;

/// <summary>The figures of the day before, with their picture.</summary>
internal static class DigestMail
{
    private const int MostCustomers = 60;

    public static MailBody Write(PeriodFigures figures, byte[] chart, MailTexts texts, string site)
    {
        var days = Days(figures.From, figures.Until, texts);
        var parts = new List<MailPart> { new MailPart.Paragraph(string.Join(", ", texts.Count("CallsHandled", figures.Handled), texts.Count("CallsMissed", figures.Missed), texts.Count("UpToAtOnce", figures.Simultaneous),
                texts.Count("Served", figures.Customers.Count)) + ".") };
        if (figures.Hours.Count > 0)
        {
            parts.Add(new MailPart.Picture(chart, texts["DigestChart"], HourChart.Width,
                [(texts["Handled"], HourChart.HandledColour), (texts["Missed"], HourChart.MissedColour)]));
            parts.Add(new MailPart.Table([texts["Hour"], texts["Handled"], texts["Missed"], texts["AtOnce"]],
                [.. figures.Hours.Select(h => (IReadOnlyList<string>)[texts["HourSlot", h.Hour, h.Hour + 1], N(h.Handled), N(h.Missed), N(h.Simultaneous)])]));
        }

        if (figures.Keywords.Count > 0)
        {
            parts.Add(new MailPart.Heading(texts["Keywords"]));
            parts.Add(new MailPart.Table([texts["Keyword"], texts["Times"]], [.. figures.Keywords.Take(5).Select(k => (IReadOnlyList<string>)[k.Keyword, N(k.Count)])]));
        }

        if (figures.Customers.Count > 0)
        {
            parts.Add(new MailPart.Heading(texts["CustomersServed", figures.Customers.Count]));
            parts.Add(new MailPart.Paragraph(string.Join(", ", figures.Customers.Take(MostCustomers).Select(c => c.Name)) + (figures.Customers.Count > MostCustomers ? "…" : "")));
        }

        if (figures.People.Count > 0)
        {
            parts.Add(new MailPart.Heading(texts["InterventionsDone"]));
            parts.Add(new MailPart.Table([texts["Person"], texts["Interventions"]], [.. figures.People.Select(p => (IReadOnlyList<string>)[p.Person, N(p.Interventions)])]));
        }

        parts.Add(new MailPart.Heading(texts["PastMonths"]));
        parts.Add(new MailPart.Table([texts["Day"], texts["Handled"], texts["Missed"]],
        [
            [days, N(figures.Handled), N(figures.Missed)],
            .. figures.Past.Select(p => (IReadOnlyList<string>)[Days(p.From, p.Until, texts), N(p.Handled), N(p.Missed)]),
        ]));
        parts.Add(new MailPart.Action(texts["OpenStatistics"], $"{site}statistics?from={figures.From:yyyy-MM-dd}&until={figures.Until:yyyy-MM-dd}"));
        return new(texts["DigestSubject", days, texts.Count("CallsHandled", figures.Handled), texts.Count("CallsMissed", figures.Missed)], parts);

        string N(int number) => number.ToString("N0", texts.Culture);
    }

    private static string Days(DateOnly from, DateOnly until, MailTexts texts) => from == until
        ? from.ToString(texts["LongDay"], texts.Culture)
        : texts["FromTo", from.ToString(texts["LongDay"], texts.Culture), until.ToString(texts["LongDay"], texts.Culture)];
}
