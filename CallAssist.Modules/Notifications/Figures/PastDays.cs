using CallAssist.Modules.Notifications.Contracts;
using CallAssist.Modules.Notifications.Readers;

namespace CallAssist.Modules.Notifications.Figures;

/// <summary>
/// The same days of past months, because the load follows the day of the month (payrolls are due from the 1st to the 15th).
/// A single day of work, with or without the weekend beside it, is compared with single days of work: where the same day was
/// closed, the next one that was not.
/// </summary>
internal static class PastDays
{
    private const int Months = 3;

    public static IEnumerable<(DateOnly From, DateOnly Until)> Of(DateOnly from, DateOnly until, MailRules rules)
    {
        if (Days(from, until).Where(rules.IsOpen).Take(2).ToList() is [var only])
            (from, until) = (only, only);
        foreach (var back in Enumerable.Range(1, Months))
        {
            var (first, last) = (from.AddMonths(-back), until.AddMonths(-back));
            if (first == last)
                first = last = Days(first, first.AddDays(6)).Where(rules.IsOpen).Append(first).First();
            yield return (first, last);
        }
    }

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly until)
    {
        for (var day = from; day <= until; day = day.AddDays(1))
            yield return day;
    }
}
