using CallAssist.Modules.Customers.Contracts;
using CallAssist.Modules.Identity.Contracts;
using CallAssist.Modules.Interventions.Contracts;
using CallAssist.Modules.Telephony.Contracts;

namespace CallAssist.Web.Demo;

/// <summary>A past call, and what its operator wrote about it, if he did.</summary>
internal sealed record DemoCall(CallRow Call, Person Operator, InterventionBody? Written);

/// <summary>A month of the office's life: busier from the 1st to the 15th, closed at weekends.</summary>
internal static class DemoHistory
{
    private const int Days = 30;
    private const int BusyDay = 30;
    private const int QuietDay = 17;

    /// <summary>Calls of the last month, oldest first; the same for the same day.</summary>
    public static IEnumerable<DemoCall> Month(DateTimeOffset now, TimeZoneInfo zone, IReadOnlyList<CompanyFile> companies, IReadOnlyList<Person> team)
    {
        var chance = new Random(6002);
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        for (var day = today.AddDays(-Days); day <= today; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                continue;
            var instants = Enumerable.Range(0, day.Day <= 15 ? BusyDay : QuietDay).Select(_ => OfficeHour(chance)).Order().ToList();
            foreach (var time in instants)
            {
                var local = day + time;
                var started = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
                var call = Call(chance, started, companies, team);
                if (started < now.AddMinutes(-30))
                    yield return call with { Written = IsWritten(chance, call, day == today) ? Body(chance, call) : null };
            }
        }
    }

    private static TimeSpan OfficeHour(Random chance) =>
        (chance.Next(5) < 3 ? TimeSpan.FromHours(9) : TimeSpan.FromHours(14)) + TimeSpan.FromSeconds(chance.Next(3 * 3600 + 1800));

    private static DemoCall Call(Random chance, DateTimeOffset started, IReadOnlyList<CompanyFile> companies, IReadOnlyList<Person> team)
    {
        var holder = team[chance.Next(team.Count)];
        var company = companies[(int)(companies.Count * Math.Pow(chance.NextDouble(), 1.6))];
        var outbound = chance.Next(12) == 0;
        var answered = outbound || chance.Next(8) != 0;
        var picked = started.AddSeconds(chance.Next(3, 25));
        return new(new CallRow
        {
            Direction = outbound ? "outbound" : "inbound",
            Number = "+33" + string.Concat(DemoCustomers.NumberOf(company).Where(char.IsAsciiDigit))[1..],
            Status = answered ? "answered" : "missed",
            Extension = holder.Extensions[0],
            StartedAt = started,
            AnsweredAt = answered ? picked : null,
            EndedAt = answered ? picked.AddSeconds(chance.Next(60, 900)) : started.AddSeconds(chance.Next(15, 60)),
        }, holder, null);
    }

    /// <summary>Yesterday's are written; of today's a few still wait.</summary>
    private static bool IsWritten(Random chance, DemoCall call, bool today) => call.Call.Status == "answered" && (!today || chance.Next(3) > 0);

    private static InterventionBody Body(Random chance, DemoCall call)
    {
        var topic = DemoTopic.All[(int)(DemoTopic.All.Count * Math.Pow(chance.NextDouble(), 1.4))];
        return new()
        {
            Subject = topic.Subject, Keywords = topic.Keywords, Summary = topic.Summary, Actions = topic.Actions, FollowUp = topic.FollowUp,
            Minutes = (int)Math.Ceiling((call.Call.EndedAt!.Value - call.Call.AnsweredAt!.Value).TotalMinutes),
        };
    }
}
